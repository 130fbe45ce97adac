using System.Globalization;
using System.Text;
using Throughline.Time;

namespace Throughline.Editorial.Edl;

/// <summary>Writes events anew.</summary>
internal sealed class EdlComposer(Timebase timebase, EdlDialect dialect, ConversionLosses losses)
{
    public EdlReelNames Reels { get; } = new(dialect switch { EdlDialect.Cmx3600 or EdlDialect.Premiere => 8, EdlDialect.Avid => 32, _ => int.MaxValue });

    private int ReelColumn => dialect is EdlDialect.Cmx3600 or EdlDialect.Premiere ? 8 : 32;

    /// <summary>The lines of one clip, each ended by LF.</summary>
    /// <param name="placed">The clip.</param>
    /// <param name="number">Its event number.</param>
    /// <param name="channels">The channel column.</param>
    /// <param name="more">Sound channels beyond two.</param>
    /// <param name="transition">What leads into it, or null.</param>
    /// <param name="before">The clip that a transition comes from, or null for black.</param>
    public string Write(PlacedClip placed, int number, string channels, List<int> more, Transition? transition, Clip? before)
    {
        var clip = placed.Clip;
        var text = new StringBuilder();
        var label = number.ToString(dialect == EdlDialect.Avid ? "D6" : "D3", CultureInfo.InvariantCulture);
        var record = placed.Record;
        var (sourceIn, sourceOut) = Source(clip);
        if (transition is not null)
        {
            var end = before is null ? FrameTime.Zero(timebase.Rate) : OutgoingEnd(before, transition);
            Line(text, label, Reels.Of(before is null ? new MediaReference { Kind = MediaKind.Black } : before.Active), channels, "C", "", end, end, record.Start, record.Start);
            Line(text, label, Reels.Of(clip.Active), channels, Code(transition, clip.Name), Whole(transition.Duration, clip.Name).Frames.ToString("D3", CultureInfo.InvariantCulture), sourceIn, sourceOut, record.Start, record.End);
        }
        else
        {
            Line(text, label, Reels.Of(clip.Active), channels, "C", "", sourceIn, sourceOut, record.Start, record.End);
        }

        if (more.Count > 0)
            text.Append("AUD  ").AppendJoin("  ", more.Select(m => m.ToString(CultureInfo.InvariantCulture))).Append('\n');
        WriteSpeed(text, clip, sourceIn);
        WriteNotes(text, clip, placed.Record.Start, transition, before);
        return text.ToString();
    }

    /// <summary>A comment, on one line whatever it holds.</summary>
    public static void Comment(StringBuilder text, string words) =>
        text.Append("* ").Append(words.ReplaceLineEndings(" ").Replace('\v', ' ').TrimEnd()).Append('\n');

    private void Line(StringBuilder text, string number, string reel, string channels, string code, string length, FrameTime sourceIn, FrameTime sourceOut, FrameTime recordIn, FrameTime recordOut)
    {
        text.Append(number).Append("  ").Append(reel.PadRight(ReelColumn)).Append(' ').Append(channels.PadRight(5)).Append(' ').Append(code.PadRight(4)).Append(' ').Append(length.PadLeft(3));
        foreach (var time in (ReadOnlySpan<FrameTime>)[sourceIn, sourceOut, recordIn, recordOut])
            text.Append(' ').Append(timebase.Label(time).ToString());
        text.Append('\n');
    }

    private string Code(Transition transition, string where)
    {
        if (transition.Kind == TransitionKind.Wipe)
            return "W" + Math.Clamp(transition.WipePattern, 0, 999).ToString("D3", CultureInfo.InvariantCulture);
        if (transition.Kind == TransitionKind.Key)
            return transition.Metadata.Find(EdlClips.Format, "effect") ?? "K";
        if (transition.Kind == TransitionKind.Other)
            losses.Count(Loss.TransitionKind, where);
        return "D";
    }

    private (FrameTime In, FrameTime Out) Source(Clip clip)
    {
        var range = Ranges.TrimmedRange(clip);
        if (!range.Start.Rate.IsNone && range.Start.Rate != timebase.Rate && (clip.Active?.AvailableRange?.Start.Rate ?? range.Start.Rate) == range.Start.Rate)
            losses.Count(Loss.SourceRate, clip.Name);
        var speed = Retiming.Speed(clip);
        var seen = Retiming.MediaSeen(clip);
        if (dialect == EdlDialect.Resolve && speed.Numerator != 0)
            seen = new TimeRange(seen.Start, range.Duration);
        var first = Whole(seen.Start, clip.Name);
        return (first, first + Whole(seen.Duration, clip.Name));
    }

    private FrameTime OutgoingEnd(Clip before, Transition transition)
    {
        var range = Ranges.TrimmedRange(before);
        return Retiming.MediaAt(before, range.Duration - transition.InOffset).At(timebase.Rate);
    }

    private FrameTime Whole(FrameTime time, string where)
    {
        if (time.Rate.IsNone)
            return FrameTime.Zero(timebase.Rate);
        if (!time.TryAt(timebase.Rate, out var frame))
            losses.Count(Loss.SubFrame, where);
        return frame;
    }

    private void WriteSpeed(StringBuilder text, Clip clip, FrameTime sourceIn)
    {
        foreach (var effect in clip.Effects.Where(e => e.Enabled))
        {
            if (effect is PictureEffect)
                losses.Count(Loss.PictureEffect, clip.Name);
            else if (effect is TimeMap)
                losses.Count(Loss.TimeMap, clip.Name);
        }

        if (!Retiming.IsRetimed(clip))
            return;
        var speed = Retiming.Speed(clip);
        var fps = Ratio.Of(speed.Numerator * Math.Min(timebase.Rate.Nominal, 1000), speed.Denominator);
        var tenths = fps.Magnitude.ToDecimal(1);
        var dot = tenths.IndexOf('.', StringComparison.Ordinal);
        var padded = dot < 0 ? tenths.PadLeft(3, '0') + ".0" : tenths.PadLeft(5, '0');
        text.Append("M2   ").Append(Reels.Of(clip.Active).PadRight(8)).Append("       ").Append((fps.Numerator < 0 ? "-" : "") + padded).Append("                ").Append(timebase.Label(sourceIn).ToString()).Append('\n');
        if (speed.Numerator == 0)
            Comment(text, "* FREEZE FRAME");
    }

    private void WriteNotes(StringBuilder text, Clip clip, FrameTime recordIn, Transition? transition, Clip? before)
    {
        if (transition is { Name.Length: > 0 })
            text.Append("EFFECTS NAME IS ").Append(transition.Name.ReplaceLineEndings(" ")).Append('\n');
        if (transition is not null)
        {
            if (before is { Name.Length: > 0 })
                Comment(text, "FROM CLIP NAME: " + before.Name);
            if (clip.Name.Length > 0)
                Comment(text, "TO CLIP NAME: " + clip.Name);
        }
        else if (clip.Name.Length > 0)
        {
            Comment(text, "FROM CLIP NAME: " + clip.Name);
        }

        if (clip.Active is { Name.Length: > 0 } named)
            Comment(text, "SOURCE FILE: " + named.Name);
        if (clip.Active is { Target.Length: > 0, Kind: not MediaKind.Generator } placed)
        {
            if (dialect == EdlDialect.Premiere)
                losses.Count(Loss.MediaFile, clip.Name);
            else
                Comment(text, (dialect == EdlDialect.Nucoda ? "FROM FILE: " : "FROM CLIP: ") + placed.Target);
        }

        foreach (var marker in clip.Markers)
        {
            var at = recordIn + (marker.Range.Start - Ranges.TrimmedRange(clip).Start);
            var words = marker.Comment.Length > 0 ? marker.Comment : marker.Name;
            Comment(text, $"LOC: {timebase.Label(Whole(at, clip.Name))} {(marker.Colour.Length == 0 ? "RED" : marker.Colour.Replace(' ', '_')),-7} {words}");
        }

        if (clip.Colour is { } grade)
        {
            Comment(text, "ASC_SOP " + grade.Sop);
            if (grade.Saturation is { } saturation)
                Comment(text, string.Create(CultureInfo.InvariantCulture, $"ASC_SAT {saturation}"));
        }

        WriteKept(text, clip);
        if (clip.Media.Length > 1)
            losses.Count(Loss.Representation, clip.Name);
        if (clip.Active?.AvailableRange is not null)
            losses.Count(Loss.MediaExtent, clip.Name);
    }

    private void WriteKept(StringBuilder text, Clip clip)
    {
        foreach (var entry in clip.Metadata.Entries)
        {
            if (entry.Format != EdlClips.Format)
                losses.Count(Loss.Metadata, clip.Name);
            else if (entry.Key == "comment")
                Comment(text, entry.Value);
            else if (entry.Key == "line" && !entry.Value.StartsWith("AUD", StringComparison.OrdinalIgnoreCase))
                text.Append(entry.Value.ReplaceLineEndings(" ")).Append('\n');
        }
    }
}
