using System.Collections.Immutable;
using Throughline.Cli.Files;
using Throughline.Story.Lint;
using Throughline.Text;

namespace Throughline.Cli.Lint;

/// <summary>Findings as people read them: one a line, <c>file:line:column severity CODE message</c>, by family.</summary>
internal static class LintText
{
    private const string Reset = "\e[0m";

    public static void Write(CommandConsole console, string script, ImmutableArray<Diagnostic> found, bool colour)
    {
        var first = true;
        script = Short(script);
        foreach (var family in (ReadOnlySpan<LintFamily>)[LintFamily.Format, LintFamily.Continuity, LintFamily.Craft])
        {
            var ofFamily = found.RemoveAll(d => LintRules.Find(d.Code)!.Family != family);
            if (ofFamily.IsEmpty)
                continue;
            if (!first)
                console.Out.WriteLine();
            first = false;
            var heading = family switch { LintFamily.Format => "Format", LintFamily.Continuity => "Continuity", _ => "Craft" };
            console.Out.WriteLine(colour ? $"\e[1m{heading}{Reset}" : heading);
            foreach (var diagnostic in ofFamily)
                console.Out.WriteLine(Line(script, diagnostic, colour));
        }

        console.Error.WriteLine(Summary(found));
    }

    // From the folder one is in, unless the script lies elsewhere.
    private static string Short(string script) =>
        Path.IsPathRooted(script) && Path.GetRelativePath(Environment.CurrentDirectory, script) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : script;

    private static string Line(string script, Diagnostic diagnostic, bool colour)
    {
        var place = diagnostic.Span.Line > 0 ? $"{script}:{diagnostic.Span.Line}:{diagnostic.Span.Column}" : script;
        var severity = Word(diagnostic.Severity);
        var paint = diagnostic.Severity switch { Severity.Error => "\e[31m", Severity.Warning => "\e[33m", _ => "\e[36m" };
        var fix = diagnostic.Fix is null ? "" : " [--fix]";
        var message = SafeText.Line(diagnostic.Message);
        return colour
            ? $"{SafeText.Line(place)} {paint}{severity}{Reset} {diagnostic.Code} {message}\e[2m{fix}{Reset}"
            : $"{SafeText.Line(place)} {severity} {diagnostic.Code} {message}{fix}";
    }

    private static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };

    private static string Summary(ImmutableArray<Diagnostic> found)
    {
        if (found.IsEmpty)
            return "No findings.";
        var fixable = found.Count(d => d.Fix is not null);
        var counts = new List<string>();
        foreach (var severity in (ReadOnlySpan<Severity>)[Severity.Error, Severity.Warning, Severity.Info])
        {
            var count = found.Count(d => d.Severity == severity);
            if (count > 0)
                counts.Add($"{count} {Word(severity)}");
        }

        return $"{found.Length} {(found.Length == 1 ? "finding" : "findings")} ({string.Join(", ", counts)})"
            + (fixable == 0 ? "." : $"; --fix can repair {fixable}.");
    }
}
