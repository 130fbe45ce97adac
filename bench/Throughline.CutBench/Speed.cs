using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using DiffPlex;
using Throughline.Editorial;
using Throughline.Editorial.Changes;
using Throughline.Text;

namespace Throughline.CutBench;

/// <summary>How long comparing and reading take, by the number of events, beside a plain line diff and a plain parse.</summary>
internal static class Speed
{
    private static readonly int[] Sizes = [250, 500, 1000, 2000, 4000, 8000, 16000];

    /// <summary>Comparing: from two timelines in memory to every change. One event in ten is edited.</summary>
    public static void Compare()
    {
        Compare("a reel for every eight events", size => size / 8);
        Compare("all events of three reels", _ => 3);
    }

    private static void Compare(string name, Func<int, int> reels)
    {
        Console.WriteLine(name);
        Console.WriteLine("events (6 tracks)   compare  allocated   DiffPlex (Myers)  compare / Myers  compare / (n log n)");
        foreach (var size in Sizes)
        {
            var edited = EditedCut.Large(size, size / 10, 7, reels(size));
            var (old, now) = (Lines(edited.Old), Lines(edited.New));
            var ours = Timing.Of(() => CutComparison.Between(edited.Old, edited.New).Changes.Length);
            var myers = Timing.Of(() => Differ.Instance.CreateLineDiffs(old, now, ignoreWhitespace: false).DiffBlocks.Count);
            var growth = ours.Milliseconds / (size * Math.Log2(size));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size,17} {ours.Milliseconds,7:F2} ms {ours.Bytes >> 10,7} KB {myers.Milliseconds,15:F2} ms {ours.Milliseconds / myers.Milliseconds,16:F2} {growth * 1e6,16:F0} ns"));
        }

        Console.WriteLine();
    }

    /// <summary>Reading: from bytes to the whole model, for the same cut of 2,000 events in each format.</summary>
    public static void Read()
    {
        var cut = EditedCut.Large(2000, 0, 7, 250).Old;
        Console.WriteLine("2,000 events            bytes      read  allocated   a plain parse   read / parse");
        foreach (var (format, name, plain) in ((TimelineFormat, string, Func<byte[], string, int>)[])
        [
            (TimelineFormat.Edl, "cut.edl", (_, text) => CountLines(text)), (TimelineFormat.Ale, "cut.ale", (_, text) => CountLines(text)), (TimelineFormat.Csv, "cut.csv", (_, text) => CountLines(text)),
            (TimelineFormat.Otio, "cut.otio", (bytes, _) => ParseJson(bytes)), (TimelineFormat.FinalCut7, "cut.xml", (_, text) => ParseXml(text)), (TimelineFormat.FinalCutX, "cut.fcpxml", (_, text) => ParseXml(text)),
        ])
        {
            var bytes = TimelineWriter.Write(cut, format).Bytes;
            var text = SourceText.Decode(bytes, name).Text;
            var ours = Timing.Of(() => TimelineReader.Read(bytes, name, cut.Rate).Timeline.Tracks.Length);
            var parse = Timing.Of(() => plain(bytes, text));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{format,-14} {bytes.Length,14:N0} {ours.Milliseconds,6:F2} ms {ours.Bytes >> 10,7} KB {parse.Milliseconds,12:F2} ms {ours.Milliseconds / parse.Milliseconds,14:F1}"));
        }
    }

    private static string Lines(Timeline timeline) =>
        string.Join('\n', CutList.Of(timeline).Events.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Track} {e.Source.Label} {e.SourceIn} {e.SourceOut} {e.Speed} {e.LeadIn}")));

    private static int CountLines(string text)
    {
        var length = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            length += line.Length;
        return length;
    }

    private static int ParseJson(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.GetRawText().Length;
    }

    private static int ParseXml(string text) => XDocument.Parse(text, LoadOptions.PreserveWhitespace).Root!.Name.LocalName.Length;
}
