using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint;

/// <summary>Looks through a screenplay with every rule that is on.</summary>
public static class Linter
{
    /// <param name="screenplay">As read.</param>
    /// <param name="readerDiagnostics">What its reader said; some rules give it a code of their own.</param>
    /// <param name="settings">What to look for.</param>
    /// <returns>The findings, in order of place and then of code. Fixes are only offered for Fountain.</returns>
    public static ImmutableArray<Diagnostic> Run(Screenplay screenplay, ImmutableArray<Diagnostic> readerDiagnostics, LintSettings settings)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        ArgumentNullException.ThrowIfNull(settings);
        var context = new LintContext(screenplay, readerDiagnostics, settings);
        var found = new List<Diagnostic>();
        foreach (var rule in LintRules.All)
        {
            if (!settings.IsOn(rule))
                continue;
            foreach (var diagnostic in rule.Check(context))
                found.Add(diagnostic with { Severity = settings.SeverityOf(rule.Code, diagnostic.Severity) });
        }

        found.Sort(static (a, b) =>
            a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : string.CompareOrdinal(a.Code, b.Code));
        return [.. found];
    }
}
