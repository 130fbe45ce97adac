using System.Collections.Immutable;
using System.Globalization;
using Throughline.Cli.Read;
using Throughline.Editorial;
using Throughline.Time;

namespace Throughline.Cli.Cut;

/// <summary>A cut for a terminal: the facts, the tracks to scale, and every event in a line.</summary>
internal sealed class TerminalCut
{
    private const int Margin = 2;
    private readonly ImmutableArray<TerminalLine>.Builder _lines = ImmutableArray.CreateBuilder<TerminalLine>();
    private readonly Timeline _timeline;
    private readonly int _width;

    private TerminalCut(Timeline timeline, int width) => (_timeline, _width) = (timeline, width);

    /// <param name="timeline">The cut.</param>
    /// <param name="width">Columns, at least 60.</param>
    public static ImmutableArray<TerminalLine> Of(Timeline timeline, int width)
    {
        var screen = new TerminalCut(timeline, width);
        screen.Facts();
        if (!timeline.IsBin && !timeline.Tracks.IsEmpty)
            screen.Strips();
        if (!timeline.Tracks.IsEmpty)
            screen.Events();
        screen.Markers();
        screen.Line();
        return screen._lines.DrainToImmutable();
    }

    private TerminalLine Line()
    {
        var line = new TerminalLine(_width - Margin).Add(new string(' ', Margin));
        _lines.Add(line);
        return line;
    }

    private void Chapter(string name)
    {
        Line();
        Line().Add(name, Ink.Strong).Add(" " + new string('─', Math.Max(0, _width - 2 * Margin - name.Length - 1)), Ink.Soft);
    }

    private void Facts()
    {
        var clips = Ranges.Clips(_timeline).ToArray();
        Line();
        Line().Add(_timeline.Name.Length > 0 ? _timeline.Name : _timeline.IsBin ? "A bin" : "A cut without a name", Ink.Strong);
        var tracks = string.Join(" and ", _timeline.Tracks.GroupBy(t => t.Kind).Select(g => Count(g.Count(), g.Key switch { TrackKind.Video => "picture track", TrackKind.Audio => "sound track", _ => "other track" })));
        Line().Add($"{FormatName()} · {_timeline.Timebase} fps", Ink.Soft);
        Line();
        if (_timeline.IsBin)
        {
            Line().Add($"{Count(clips.Length, "clip")} from {Count(Reels(clips), "reel")}");
            return;
        }

        var end = _timeline.Start + _timeline.Duration;
        Line().Add(Label(_timeline.Start), Ink.Strong).Add(" to ", Ink.Soft).Add(Label(end), Ink.Strong).Add($"   {Length(_timeline.Duration)}, {Number(_timeline.Duration.At(_timeline.Rate).Frames)} frames", Ink.Soft);
        if (clips.Length == 0 && _timeline.Tracks.IsEmpty)
            return;
        var retimed = clips.Count(c => Retiming.IsRetimed(c.Clip));
        var transitions = _timeline.Tracks.Sum(t => t.Children.Count(c => c is Transition));
        var more = string.Concat(retimed > 0 ? ", " + Count(retimed, "speed") : "", transitions > 0 ? ", " + Count(transitions, "transition") : "");
        Line().Add($"{Count(clips.Length, "event")} on {tracks}, from {Count(Reels(clips), "reel")}{more}");
    }

    private static int Reels(PlacedClip[] clips) => clips.Select(c => Source(c.Clip)).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).Count();

    // Each track to scale: a clip's first column leans, so that cuts are seen; gaps are dots.
    private void Strips()
    {
        Chapter("Tracks");
        var label = Math.Clamp(_timeline.Tracks.Max(t => TrackName(t).Length), 2, 10);
        var columns = _width - 2 * Margin - label - 2;
        var total = Math.Max(1, _timeline.Duration.At(_timeline.Rate).Frames);
        for (var t = _timeline.Tracks.Length - 1; t >= 0; t--)
        {
            if (_timeline.Tracks[t].Kind != TrackKind.Audio)
                Strip(_timeline.Tracks[t], label, columns, total);
        }

        foreach (var track in _timeline.Tracks.Where(t => t.Kind == TrackKind.Audio))
            Strip(track, label, columns, total);
        var start = Label(_timeline.Start);
        var end = Label(_timeline.Start + _timeline.Duration);
        Line().Add(new string(' ', label + 2)).Add(start, Ink.Soft).Add(new string(' ', Math.Max(1, columns - start.Length - end.Length))).Add(end, Ink.Soft);
    }

    private void Strip(Track track, int label, int columns, long total)
    {
        var line = Line().Left(TrackName(track), label, Ink.Soft).Add("  ");
        var cells = new char[columns];
        Array.Fill(cells, '·');
        var inks = new Ink[columns];
        Array.Fill(inks, Ink.Soft);
        var places = Ranges.OfChildren(track, _timeline.Rate);
        var isOdd = false;
        for (var i = 0; i < places.Length; i++)
        {
            var first = (int)Math.Clamp(places[i].Start.At(_timeline.Rate).Frames * columns / total, 0, columns - 1);
            var last = (int)Math.Clamp(places[i].End.At(_timeline.Rate).Frames * columns / total, first + 1, columns);
            if (track.Children[i] is Gap)
                continue;
            if (track.Children[i] is Transition)
            {
                (cells[first], inks[first]) = ('╳', Ink.Doubt);
                continue;
            }

            isOdd = !isOdd;
            var item = (Item)track.Children[i];
            var isBlack = item is Clip { Active.Kind: MediaKind.Black };
            for (var c = first; c < last; c++)
            {
                cells[c] = isBlack ? '░' : c == first ? '▌' : isOdd ? '█' : '▓';
                inks[c] = isBlack ? Ink.Soft : track.Kind == TrackKind.Audio ? Ink.Second : Ink.Mark;
            }
        }

        for (var c = 0; c < columns;)
        {
            var run = c;
            while (run < columns && inks[run] == inks[c])
                run++;
            line.Add(new string(cells, c, run - c), inks[c]);
            c = run;
        }
    }

    private void Events()
    {
        Chapter(_timeline.IsBin ? "Clips" : "Events");
        var number = 0;
        foreach (var track in _timeline.Tracks)
        {
            if (!track.Children.Any(c => c is not Gap))
                continue;
            var columns = new TerminalEvents(_timeline, track, _width - 2 * Margin);
            if (!_timeline.IsBin)
            {
                if (number > 0)
                    Line();
                Line().Add(TrackName(track), Ink.Strong);
            }

            columns.Head(Line());
            var places = Ranges.OfChildren(track, _timeline.Rate);
            for (var i = 0; i < places.Length; i++)
            {
                if (track.Children[i] is not Gap && track.Children[i] is Item item)
                    columns.Event(Line(), ++number, item, places[i].Shift(_timeline.Start.Rate.IsNone ? FrameTime.Zero(_timeline.Rate) : _timeline.Start), i > 0 ? track.Children[i - 1] as Transition : null);
            }
        }
    }

    private void Markers()
    {
        var start = _timeline.Start;
        var all = _timeline.Markers.Select(m => (At: start + m.Range.Start, Marker: m))
            .Concat(Ranges.Clips(_timeline).SelectMany(c => c.Clip.Markers.Select(m => (At: c.Record.Start + (m.Range.Start - Ranges.TrimmedRange(c.Clip).Start), Marker: m)))).OrderBy(m => m.At).ToArray();
        if (all.Length == 0)
            return;
        Chapter("Markers");
        foreach (var (at, marker) in all)
            Line().Left(Label(at), 14, Ink.Soft).Left(marker.Colour.ToLowerInvariant(), 9, Ink.Doubt).Add(marker.Comment.Length > 0 ? marker.Comment : marker.Name);
    }

    internal static string Source(Clip clip) => clip.Active is not { } media ? "" : media.Kind == MediaKind.Black ? "" : media.Reel.Length > 0 ? media.Reel : media.Name.Length > 0 ? media.Name : "";

    private string TrackName(Track track)
    {
        if (track.Name.Length > 0)
            return track.Name;
        var same = _timeline.Tracks.Where(t => t.Kind == track.Kind).ToArray();
        return (track.Kind == TrackKind.Audio ? "A" : "V") + Number(Array.FindIndex(same, t => ReferenceEquals(t, track)) + 1);
    }

    private string FormatName() => _timeline.Format switch
    {
        TimelineFormat.Edl => "Edit decision list",
        TimelineFormat.Ale => "Avid Log Exchange",
        TimelineFormat.Otio => "OpenTimelineIO",
        TimelineFormat.FinalCut7 => "Final Cut Pro 7 XML",
        TimelineFormat.FinalCutX => "FCPXML",
        TimelineFormat.Csv => "Shot list",
        TimelineFormat.Markers => "Marker list",
        _ => "Cut",
    };

    private string Label(FrameTime time) => _timeline.Timebase.Label(time.Rate.IsNone ? FrameTime.Zero(_timeline.Rate) : time).ToString();

    private static string Length(FrameTime time)
    {
        var seconds = time.At(new FrameRate(1, 1)).Frames;
        return seconds >= 3600 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h {seconds / 60 % 60} min") : seconds >= 60 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min {seconds % 60} s") : string.Create(CultureInfo.InvariantCulture, $"{seconds} s");
    }

    private static string Count(int count, string word) => count == 1 ? "1 " + word : Number(count) + " " + word + "s";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
