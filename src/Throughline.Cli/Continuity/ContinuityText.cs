using System.Collections.Immutable;
using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Screenplays;
using Throughline.Story.Continuity;

namespace Throughline.Cli.Continuity;

/// <summary>Contradictions as a script supervisor notes them: what, then the lines.</summary>
internal static class ContinuityText
{
    private const int LongestQuote = 100;

    public static void Write(ImmutableArray<ContinuityFinding> found, Screenplay screenplay, TextWriter output)
    {
        var scenes = Scene.Of(screenplay);
        foreach (var finding in found)
        {
            output.WriteLine(SafeText.Line(string.Create(CultureInfo.InvariantCulture, $"{ContinuityKinds.Name(finding.Kind)} ({finding.Confidence:0.00})  {finding.Reason}")));
            foreach (var line in finding.Lines)
                output.WriteLine(SafeText.Line(string.Create(CultureInfo.InvariantCulture, $"  {line.Line,6}  {(line.Scene < 0 ? "" : $"scene {scenes[line.Scene].Label}: ")}{Quote(line.Quote)}")));
            output.WriteLine();
        }

        output.WriteLine(found.Length switch
        {
            0 => "No lines were found that contradict each other.",
            1 => "1 contradiction to look at. One that is meant (a lie, a ghost) stays; nothing was changed.",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count} contradictions to look at. One that is meant (a lie, a ghost) stays; nothing was changed."),
        });
    }

    private static string Quote(string text)
    {
        if (text.Length <= LongestQuote)
            return text;
        var space = text.LastIndexOf(' ', LongestQuote);
        return text[..(space > 0 ? space : char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)] + "…";
    }
}
