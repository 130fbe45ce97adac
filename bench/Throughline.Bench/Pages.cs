using System.Globalization;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Layout;
using Throughline.Text;

namespace Throughline.Bench;

/// <summary>What laying a script out costs, whole and after a keystroke.</summary>
internal static class Pages
{
    /// <summary>Prints a line for each measurement.</summary>
    /// <param name="script">A Fountain file.</param>
    public static void Print(string script)
    {
        var source = SourceText.Decode(File.ReadAllBytes(script), script);
        var reading = FountainReader.Read(source);
        var map = PageLayout.Of(reading.Screenplay);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"name":"pages","count":{{map.Pages}}}"""));
        Console.WriteLine(Measurement.Of("lay out", () => PageLayout.Of(reading.Screenplay).Pages));
        foreach (var (name, share) in new[] { ("start", 2), ("middle", 50), ("end", 98) })
        {
            // In the middle of a word, so that what it belongs to stays what it is.
            var at = (int)((long)source.Text.Length * share / 100);
            while (at < source.Text.Length - 1 && !(char.IsAsciiLetterLower(source.Text[at - 1]) && char.IsAsciiLetterLower(source.Text[at])))
                at++;
            var edited = FountainReader.Reread(reading, new TextEdit(at, 0, "x")).Screenplay;
            Console.WriteLine(Measurement.Of($"lay out again after a keystroke, {name}", () => PageLayout.Update(map, edited).Pages));
        }
    }
}
