using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Pages;

/// <summary>Pages for people: a line for each, with the scenes that begin on it.</summary>
internal static class PagesText
{
    private const int Widest = 46;

    public static void Write(CommandConsole console, Screenplay screenplay, PageMap map)
    {
        var scenes = Scene.Of(screenplay).ToLookup(s => map.Elements[s.FirstElement].Page);
        var count = map.Pages == 1 ? "1 page" : string.Create(CultureInfo.InvariantCulture, $"{map.Pages} pages");
        console.Out.WriteLine($"{count} of {(map.Style.Paper.Name.Length > 0 ? map.Style.Paper.Name : "paper of its own size")} ({map.Style.Name}); the scenes' lengths add up to {map.SumOfScenes}");
        console.Out.WriteLine();
        for (var page = 1; page <= map.Pages; page++)
        {
            var label = (map.LabelOf(page) + ".").PadLeft(6);
            if (!scenes[page].Any())
                console.Out.WriteLine(SafeText.Line(label));
            foreach (var scene in scenes[page])
            {
                console.Out.WriteLine(SafeText.Line($"{label}  {scene.Label,4}  {Cut(scene.Heading.Text.Plain)}  {map.LengthOf(scene.Index)}"));
                label = "      ";
            }
        }
    }

    private static string Cut(string heading)
    {
        var line = heading.Replace('\n', ' ').Trim();
        int end = 0, columns = 0;
        for (; end < line.Length; end++)
        {
            var next = columns + LineCount.Columns(line.AsSpan(end, 1));
            if (next > Widest)
                break;
            columns = next;
        }

        return line[..end] + (end < line.Length ? "\u2026" : " ") + new string(' ', Math.Max(0, Widest - columns));
    }
}
