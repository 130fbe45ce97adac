using System.Globalization;
using Throughline.Screenplays.Layout;
using Throughline.Story;

namespace Throughline.Cli.Read;

/// <summary>How people speak.</summary>
internal static class TerminalVoices
{
    public static void Write(TerminalReport page, ScriptReport report)
    {
        var voices = report.Voices;
        var hasDelta = !voices.People.IsEmpty && voices.People[0].Distinctness is not null;
        if (!hasDelta && voices.People.All(v => v.OwnWords.IsEmpty))
            return;
        page.Chapter("Voices");
        var name = Math.Clamp(page.Measure / 4, 14, 24);
        var head = page.Line().Left("", name);
        if (hasDelta)
            head.Right("distance", 10, Ink.Soft).Add("  ").Left("nearest", name, Ink.Soft);
        head.Add("words of their own", Ink.Soft);
        foreach (var voice in voices.People)
        {
            if (!hasDelta && voice.OwnWords.IsEmpty)
                continue;
            var line = page.Line().Left(voice.Name, name);
            if (hasDelta)
                line.Right(voice.Distinctness!.Value.ToString("0.00", CultureInfo.InvariantCulture), 10).Add("  ").Left(voice.Nearest!, name - 1, Ink.Soft).Add(" ");
            line.Add(Fitting(voice, page.Measure + 2 - line.Columns), Ink.Second);
        }

        if (hasDelta)
            page.Say($"distance: Burrows's Delta to the other voices over the {voices.CommonWords} commonest words; the smaller, the more alike", Ink.Soft);
    }

    // Whole words only: half a word says nothing.
    private static string Fitting(Voice voice, int columns)
    {
        if (voice.OwnWords.IsEmpty)
            return "none";
        var text = "";
        foreach (var word in voice.OwnWords)
        {
            var longer = text.Length == 0 ? word.Word : text + ", " + word.Word;
            if (LineCount.Columns(longer) > columns)
                break;
            text = longer;
        }

        return text;
    }
}
