using Throughline.Editorial;

namespace Throughline.Tests.Editorial;

/// <summary>The conversion matrix of docs/timelines.md, a test for each cell.</summary>
public sealed class MatrixTests
{
    private static readonly (string Name, TimelineFormat Format, string File)[] Formats =
    [
        ("EDL", TimelineFormat.Edl, "x.edl"), ("ALE", TimelineFormat.Ale, "x.ale"), ("OTIO", TimelineFormat.Otio, "x.otio"), ("FCP7", TimelineFormat.FinalCut7, "x.xml"),
        ("FCPXML", TimelineFormat.FinalCutX, "x.fcpxml"), ("CSV", TimelineFormat.Csv, "x.csv"), ("Markers", TimelineFormat.Markers, "x.txt"),
    ];

    private static readonly (char Letter, Func<Timeline, string> Of)[] Facts =
    [
        ('N', t => Clips(t, c => c.Clip.Name)),
        ('S', t => Clips(t, c => $"{Retiming.MediaSeen(c.Clip).Start.At(t.Rate).Frames}+{Retiming.MediaSeen(c.Clip).Duration.At(t.Rate).Frames}")),
        ('P', t => t.IsBin ? "" : Clips(t, c => $"{c.TrackIndex} {c.Record.Start.Frames} {c.Record.Duration.Frames}")),
        ('R', t => Clips(t, c => c.Clip.Active?.Reel ?? "")),
        ('V', t => Clips(t, c => Retiming.IsRetimed(c.Clip) ? Retiming.Speed(c.Clip).ToString() : "")),
        ('T', t => string.Join(',', t.Tracks.SelectMany(k => k.Children).OfType<Transition>().Select(x => $"{x.Kind} {x.Duration.At(t.Rate).Frames}"))),
        ('M', t => string.Join(',', All(t).Order(StringComparer.Ordinal))),
        ('G', t => Clips(t, c => c.Clip.Colour?.Sop ?? "")),
        ('A', t => t.Tracks.Count(k => k.Kind == TrackKind.Audio && k.Children.Any(c => c is Clip)).ToString()),
    ];

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string>();
            var rows = File.ReadAllLines(Path.Combine(Corpus.Repository, "docs", "timelines.md")).Where(l => l.StartsWith("| from ", StringComparison.Ordinal));
            foreach (var row in rows)
            {
                var columns = row.Split('|', StringSplitOptions.TrimEntries)[1..^1];
                for (var i = 1; i < columns.Length; i++)
                    cells.Add(columns[0]["from ".Length..], Formats[i - 1].Name, columns[i]);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_conversion_keeps_what_the_matrix_says_and_no_more(string from, string to, string survives)
    {
        var source = Rich(Formats.Single(f => f.Name == from));
        var target = Formats.Single(f => f.Name == to);

        var written = TimelineWriter.Write(source, target.Format);
        var back = TimelineReader.Read(written.Bytes, target.File, source.Rate).Timeline;

        Assert.Equal(survives, string.Concat(Facts.Where(f => HasAny(f.Of(source)) && f.Of(source) == f.Of(back)).Select(f => f.Letter)));
    }

    [Fact]
    public void The_matrix_has_every_format_in_both_directions() => Assert.Equal(Formats.Length * Formats.Length, Cells.Count);

    // The richest cut that a format can hold: the harbour's, written in it and read back.
    private static Timeline Rich((string Name, TimelineFormat Format, string File) format)
    {
        var harbour = Cuts.Read("harbour.edl").Timeline;
        return TimelineReader.Read(TimelineWriter.Write(Cuts.Anew(harbour), format.Format).Bytes, format.File, harbour.Rate).Timeline;
    }

    private static bool HasAny(string fact) => fact.Any(c => char.IsLetterOrDigit(c) && c != '0');

    private static string Clips(Timeline timeline, Func<PlacedClip, string> say) =>
        string.Join(',', Ranges.Clips(timeline).Where(c => c.Clip.Active?.Kind != MediaKind.Black).Select(say));

    private static IEnumerable<string> All(Timeline t) =>
        t.Markers.Select(m => $"{(t.Start + m.Range.Start).At(t.Rate).Frames} {m.Colour} {m.Comment}")
            .Concat(Ranges.Clips(t).SelectMany(c => c.Clip.Markers.Select(m => $"{(c.Record.Start + (m.Range.Start - Ranges.TrimmedRange(c.Clip).Start)).At(t.Rate).Frames} {m.Colour} {m.Comment}")));
}
