using System.Globalization;
using Throughline.Cli.Read;
using Throughline.Editorial;
using Throughline.Screenplays.Layout;
using Throughline.Time;

namespace Throughline.Cli.Cut;

/// <summary>The columns of a list of events; names and reels get what the times leave.</summary>
internal sealed class TerminalEvents
{
    private const int Times = 12;
    private readonly Timeline _timeline;
    private readonly int _name;
    private readonly int _reel;
    private readonly int _frames;
    private readonly bool _hasRecord;
    private readonly bool _hasOut;

    public TerminalEvents(Timeline timeline, Track track, int width)
    {
        _timeline = timeline;
        _hasRecord = !timeline.IsBin;
        var clips = track.Children.OfType<Clip>().ToArray();
        _frames = Math.Max(6, track.Children.OfType<Item>().Select(i => Ranges.Duration(i)).Where(d => !d.Rate.IsNone).Select(d => Number(d.At(timeline.Rate).Frames).Length).DefaultIfEmpty(0).Max());
        var fixedColumns = 4 + _frames + 2 + (_hasRecord ? Times : 0) + Times;
        _hasOut = width - fixedColumns - Times >= 44;
        var room = width - fixedColumns - (_hasOut ? Times : 0) - 2;
        _reel = Math.Min(clips.Select(c => LineCount.Columns(TerminalCut.Source(c))).DefaultIfEmpty(0).Max(), room / 3);
        var remarks = 0;
        for (var i = 0; i < track.Children.Length; i++)
        {
            if (track.Children[i] is Item item)
                remarks = Math.Max(remarks, Remarks(item, i > 0 ? track.Children[i - 1] as Transition : null).Sum(r => r.Length + 2));
        }

        _name = Math.Max(8, room - (_reel > 0 ? _reel + 2 : 0) - remarks);
    }

    public void Head(TerminalLine line)
    {
        line.Right("", 3, Ink.Soft).Add(" ");
        if (_hasRecord)
            line.Left("record in", Times, Ink.Soft);
        line.Left("source in", Times, Ink.Soft);
        if (_hasOut)
            line.Left("source out", Times, Ink.Soft);
        line.Right("frames", _frames, Ink.Soft).Add("  ").Left("name", _name, Ink.Soft);
        if (_reel > 0)
            line.Add("  ").Left("source", _reel, Ink.Soft);
    }

    public void Event(TerminalLine line, int number, Item item, TimeRange record, Transition? before)
    {
        var clip = item as Clip;
        var isBlack = clip?.Active?.Kind == MediaKind.Black;
        var range = Ranges.TrimmedRange(item);
        var seen = range.Start.Rate.IsNone ? default : Retiming.MediaSeen(item);
        line.Right(Number(number), 3, Ink.Soft).Add(" ");
        if (_hasRecord)
            line.Left(_timeline.Timebase.Label(record.Start).ToString(), Times);
        line.Left(isBlack || seen.Start.Rate.IsNone ? "" : Label(seen.Start), Times);
        if (_hasOut)
            line.Left(isBlack || seen.Start.Rate.IsNone ? "" : Label(seen.End), Times, Ink.Soft);
        line.Right(Number(record.Duration.At(_timeline.Rate).Frames), _frames, Ink.Strong).Add("  ");
        line.Left(isBlack ? "black" : item is Nest or Track ? item.Name + " (nested)" : item.Name.Length > 0 ? item.Name : clip?.Active?.Name ?? "", _name, isBlack ? Ink.Soft : Ink.Plain);
        if (_reel > 0)
            line.Add("  ").Left(clip is null || isBlack ? "" : TerminalCut.Source(clip), _reel, Ink.Soft);
        foreach (var remark in Remarks(item, before))
            line.Add("  " + remark, Ink.Doubt);
    }

    private IEnumerable<string> Remarks(Item item, Transition? before)
    {
        if (before is not null)
            yield return (before.Kind switch { TransitionKind.Dissolve => "dissolve", TransitionKind.Wipe => "wipe", TransitionKind.Key => "key", _ => "transition" }) + " " + Number(before.Duration.At(_timeline.Rate).Frames);
        if (item.Effects.Any(e => e is TimeMap { Enabled: true }))
            yield return "speed varies";
        else if (Retiming.IsRetimed(item))
            yield return Retiming.Speed(item) is { Numerator: 0 } ? "freeze" : Ratio.Of(Retiming.Speed(item).Numerator * 100, Retiming.Speed(item).Denominator).ToDecimal(1) + "%";
        if (!item.Enabled)
            yield return "off";
    }

    private string Label(FrameTime time) => _timeline.Timebase.Label(time).ToString();

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
