using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using DiffPlex;
using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Layout;

namespace Throughline.Matching;

/// <summary>How long a matching takes, by the length of the script, beside a plain line diff by Myers of the same drafts.</summary>
internal static class Speed
{
    public static int Run(string[] paths)
    {
        var scripts = paths.Select(path => ScreenplayReader.Read(File.ReadAllBytes(path), path).Screenplay).ToList();
        Console.WriteLine("pages  lines A  lines B     match    DiffPlex (Myers)  match / Myers");
        foreach (var pages in new[] { 15, 30, 60, 120, 250, 500, 1000 })
            Measure(OfPages(scripts, pages), pages);
        return 0;
    }

    private static void Measure(Screenplay a, int pages)
    {
        var b = Changed(a);
        var (textA, textB) = (Text(a), Text(b));
        var match = Median(() => DraftMatch.Between(a, b).Lines.Length);
        var myers = Median(() => Differ.Instance.CreateLineDiffs(textA, textB, ignoreWhitespace: false).DiffBlocks.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages,5} {a.Elements.Length,8} {b.Elements.Length,8} {match,8:F2} ms {myers,12:F2} ms {match / myers,13:F2}"));
    }

    // As many copies of the scripts, each with words of its own, as make so many pages.
    private static Screenplay OfPages(List<Screenplay> scripts, int pages)
    {
        var elements = ImmutableArray.CreateBuilder<Element>();
        for (var copy = 0; ; copy++)
        {
            foreach (var script in scripts)
            {
                foreach (var element in script.Elements)
                {
                    elements.Add(copy == 0 || element is Cue or SceneHeading ? element : element with { Text = Reword(element.Text.Plain, copy) });
                    if (elements.Count % 50 == 0 && PageLayout.Of(new Screenplay { Elements = elements.ToImmutable() }).Pages >= pages)
                        return new Screenplay { Elements = elements.ToImmutable() };
                }
            }
        }
    }

    // Every fourth word of a copy is another, so that copies are not copies.
    private static string Reword(string text, int copy)
    {
        var words = text.Split(' ');
        for (var i = copy % 4; i < words.Length; i += 4)
            words[i] += (char)('a' + copy % 26);
        return string.Join(' ', words);
    }

    // A tenth of the lines: words edited, lines cut, lines new, one scene moved.
    private static Screenplay Changed(Screenplay a)
    {
        var random = new Random(7);
        var elements = new List<Element>();
        foreach (var element in a.Elements)
        {
            var lot = random.Next(100);
            if (element is not (Action or Dialogue) || lot >= 18)
                elements.Add(element);
            else if (lot < 14)
                elements.Add(element with { Text = EditOneWordInFour(element.Text.Plain, random) });
            else if (lot < 16)
                elements.AddRange(element, new Action { Text = "Something new happens here: " + element.Text.Plain[(element.Text.Plain.Length / 2)..] });
        }

        var from = elements.FindIndex(elements.Count / 3, e => e is SceneHeading);
        var end = elements.FindIndex(from + 1, e => e is SceneHeading);
        if (from > 0 && end > from)
        {
            var scene = elements.GetRange(from, end - from);
            elements.RemoveRange(from, scene.Count);
            elements.InsertRange(elements.FindLastIndex(e => e is SceneHeading), scene);
        }

        return new Screenplay { Elements = [.. elements] };
    }

    private static string EditOneWordInFour(string text, Random random)
    {
        var words = text.Split(' ');
        for (var i = random.Next(4); i < words.Length; i += 4)
            words[i] = "changed" + random.Next(1000).ToString(CultureInfo.InvariantCulture);
        return string.Join(' ', words);
    }

    private static string Text(Screenplay screenplay) => System.Text.Encoding.UTF8.GetString(FountainWriter.Write(screenplay).Bytes);

    private static double Median(Func<int> work)
    {
        var sink = 0;
        var times = new List<double>();
        for (var began = Stopwatch.GetTimestamp(); times.Count < 15 || Stopwatch.GetElapsedTime(began).TotalSeconds < 3;)
        {
            var start = Stopwatch.GetTimestamp();
            sink += work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        GC.KeepAlive(sink);
        times.RemoveRange(0, times.Count / 3);
        times.Sort();
        return times[times.Count / 2];
    }
}
