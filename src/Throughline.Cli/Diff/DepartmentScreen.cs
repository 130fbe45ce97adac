using System.Collections.Immutable;
using Throughline.Cli.Read;
using Throughline.Drafts.Changes;

namespace Throughline.Cli.Diff;

/// <summary>What changed for departments, for a terminal.</summary>
internal static class DepartmentScreen
{
    public static ImmutableArray<TerminalLine> Of(ChangeReport report, IReadOnlyList<Department> wanted, int width)
    {
        var lines = new DiffLines(width);
        if (wanted.Count > 1)
        {
            lines.Head(report);
        }
        else
        {
            lines.Line();
            lines.Say(report.Title, Ink.Strong);
            lines.Say($"{report.From} → {report.To}", Ink.Soft);
        }

        foreach (var department in wanted)
            Write(lines, report[department]);
        lines.Line();
        return lines.All;
    }

    private static void Write(DiffLines lines, DepartmentChanges department)
    {
        var name = department.Department switch { Department.Cast => "CAST", Department.Locations => "LOCATIONS", Department.Props => "PROPS", Department.Vfx => "VISUAL EFFECTS", _ => "SCHEDULE" };
        lines.Line();
        lines.Line().Add(name, Ink.Strong).Add(" " + new string('─', Math.Max(0, lines.Width - name.Length - 5)), Ink.Soft);
        foreach (var sentence in department.Summary)
            lines.Say(sentence, hang: 2);
        foreach (var group in department.Groups)
        {
            lines.Line();
            lines.Say(group.Heading, Ink.Second);
            foreach (var entry in group.Entries)
                lines.Say($"{entry.Subject} {entry.Text}", indent: 2, hang: 2);
        }

        if (department.Basis is { } basis)
        {
            lines.Line();
            lines.Say(basis, Ink.Soft);
        }
    }
}
