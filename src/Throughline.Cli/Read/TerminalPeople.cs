using System.Text;
using Throughline.Story;

namespace Throughline.Cli.Read;

/// <summary>Who speaks, and with whom; and who does not.</summary>
internal static class TerminalPeople
{
    private const int MostPeople = 14;
    private const int MostPairs = 8;
    private const int MostGroups = 6;
    private const int MostSilent = 12;
    private const int MostScenes = 8;

    public static void Write(TerminalReport page, ScriptReport report)
    {
        if (report.People.IsEmpty && report.Uncued.IsEmpty)
            return;
        page.Chapter("People");
        if (!report.People.IsEmpty)
            WriteTable(page, report);
        WriteSilence(page, report);
        WritePairs(page, report);
        TerminalVoices.Write(page, report);
    }

    private static void WriteTable(TerminalReport page, ScriptReport report)
    {
        var name = Math.Clamp(page.Measure / 4, 14, 24);
        var strip = report.Scenes.IsEmpty ? 0 : Math.Max(1, page.Measure - name - 7 - 6 - 8 - 11 - 9 - 2);
        var head = page.Line().Left("", name).Right("words", 7, Ink.Soft).Right("", 6).Right("scenes", 8, Ink.Soft).Right("speaks pp.", 11, Ink.Soft);
        if (strip > 0)
            head.Add("  ").Left(strip < 12 ? "" : "along the script", strip, Ink.Soft).Right("away", 9, Ink.Soft);
        for (var i = 0; i < Math.Min(MostPeople, report.People.Length); i++)
        {
            var person = report.People[i];
            var pages = person.First.Page == person.Last.Page ? TerminalReport.Number(person.First.Page) : $"{person.First.Page}–{person.Last.Page}";
            var line = page.Line().Left(person.Name, name, i == 0 ? Ink.Strong : Ink.Plain).Right(TerminalReport.Number(person.Words), 7).Right(Prose.Percent(person.Words, report.Extent.DialogueWords), 6, Ink.Soft)
                .Right(TerminalReport.Number(person.SpeakingScenes.Length), 8).Right(pages, 11);
            if (strip > 0)
                line.Add("  ").Left(Strip(person, report, strip), strip, Ink.Mark).Right(person.Absence?.Length.ToString() ?? "", 9, Ink.Soft);
        }

        if (report.People.Length > MostPeople)
            page.Line().Add($"and {report.People.Length - MostPeople} more", Ink.Soft);
        if (!report.Groups.IsEmpty)
            WriteGroups(page, report);
        page.Say("scenes: in which they speak; speaks pp.: the pages of their first and last speech" + (strip == 0 ? "" : "; ▄ speaks; · there, and silent; away: the longest stretch between two scenes with them, in pages"), Ink.Soft);
    }

    private static void WriteGroups(TerminalReport page, ScriptReport report)
    {
        var groups = new List<string>();
        foreach (var group in report.Groups)
            groups.Add($"{group.Name} ({group.Words} {(group.Words == 1 ? "word" : "words")})");
        page.Say("Together or as a crowd: " + Some(groups, MostGroups), Ink.Soft);
    }

    // A block where they speak, a dot where they are there and silent.
    private static string Strip(Person person, ScriptReport report, int columns)
    {
        var strip = new StringBuilder(new string(' ', columns));
        foreach (var scene in person.SilentScenes)
            strip[(int)((long)scene * columns / report.Scenes.Length)] = '·';
        foreach (var scene in person.SpeakingScenes)
            strip[(int)((long)scene * columns / report.Scenes.Length)] = '▄';
        return strip.ToString();
    }

    private static void WriteSilence(TerminalReport page, ScriptReport report)
    {
        var silent = new List<string>();
        foreach (var person in report.People)
        {
            if (!person.SilentScenes.IsEmpty)
                silent.Add($"{person.Name} ({(person.SilentScenes.Length == 1 ? "scene" : "scenes")} {Labels(person, report)})");
        }

        if (silent.Count > 0)
        {
            page.Line();
            page.Say("There, and silent: " + Some(silent, MostSilent), Ink.Soft);
        }

        var uncued = new List<string>();
        foreach (var name in report.Uncued)
            uncued.Add($"{name.Name} (p. {name.Mentions[0].Page}, line {name.Mentions[0].Line})");
        if (uncued.Count > 0)
        {
            page.Line();
            page.Say("Introduced, and never heard: " + Some(uncued, MostSilent), Ink.Soft);
        }
    }

    private static string Labels(Person person, ScriptReport report)
    {
        var labels = new List<string>();
        foreach (var scene in person.SilentScenes)
            labels.Add(report.Scenes[scene].Label);
        return Some(labels, MostScenes);
    }

    private static string Some(List<string> items, int most) =>
        items.Count <= most ? string.Join(", ", items) : $"{string.Join(", ", items.GetRange(0, most))} and {items.Count - most} more";

    private static void WritePairs(TerminalReport page, ScriptReport report)
    {
        var talk = report.Conversations;
        var pairs = talk.Pairs.Count(p => p.Exchanges > 0);
        if (pairs == 0)
            return;
        page.Chapter("Who speaks with whom");
        var name = Math.Clamp(page.Measure * 2 / 5, 24, 46);
        page.Line().Left("", name).Right("exchanges", 11, Ink.Soft).Right("scenes", 9, Ink.Soft);
        for (var i = 0; i < Math.Min(MostPairs, pairs); i++)
        {
            var pair = talk.Pairs[i];
            page.Line().Left($"{talk.Names[pair.First]} and {talk.Names[pair.Second]}", name).Right(TerminalReport.Number(pair.Exchanges), 11).Right(TerminalReport.Number(pair.Scenes.Length), 9)
                .Add("  ").Add(TerminalCharts.Bar(pair.Exchanges, talk.Pairs[0].Exchanges, page.Measure - name - 24), Ink.Mark);
        }

        if (pairs > MostPairs)
            page.Line().Add($"and {pairs - MostPairs} more pairs", Ink.Soft);
        page.Say("exchanges: speeches of one that follow the other's in the same scene with nobody between; scenes: in which both speak", Ink.Soft);
    }
}
