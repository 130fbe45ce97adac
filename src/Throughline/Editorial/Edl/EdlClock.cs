using System.Globalization;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Edl;

/// <summary>Reads the times of a list at the rate that was found for it, and says what is wrong with them.</summary>
internal sealed class EdlClock(FrameRate rate, DiagnosticLog log)
{
    // What lists are usually made at; 120 only where nothing else holds a number.
    private static readonly FrameRate[] Guesses = [FrameRate.Fps24, FrameRate.Fps25, FrameRate.Fps30, new(60, 1), new(120, 1)];

    public FrameRate Rate => rate;

    /// <summary>The rate of a list: as told, else as it says itself, else 29.97 where it drops frames, else the lowest that holds every frame number.</summary>
    public static FrameRate FindRate(EdlScanner scanner, FrameRate? told, DiagnosticLog log)
    {
        if ((told ?? scanner.StatedRate) is { } known)
            return known;
        var most = 0;
        var drops = scanner.AnyDropFrame;
        foreach (var time in scanner.Events.SelectMany(e => e.Times))
        {
            if (Timecode.TryFields(time, out _, out _, out _, out var frames))
                most = Math.Max(most, frames);
            drops |= time.Contains(';', StringComparison.Ordinal);
        }

        if (drops)
            return most < 30 ? FrameRate.Fps2997 : FrameRate.Fps5994;
        var guess = Array.Find(Guesses, g => g.Nominal > most);
        guess = guess.IsNone ? Guesses[^1] : guess;
        if (scanner.Events.Count > 0)
            log.Say("EDL001", Severity.Warning, scanner.Events[0].Start, 0, $"The list does not say its frame rate; {guess.ToShortString()} is the lowest that holds every frame number in it. If that is not so, give it: --rate 23.976");
        return guess;
    }

    /// <summary>The frame that a label names; null, and told, when it names none.</summary>
    public long? Frame(EdlEvent of, string text)
    {
        var drop = rate.HasDropFrame && (text.Contains(';', StringComparison.Ordinal) || of.DropFrame);
        if (text.All(char.IsAsciiDigit))
            return long.Parse(text, CultureInfo.InvariantCulture);
        var reading = Timecode.Read(text, new Timebase(rate, drop));
        if (reading.Fault != TimecodeFault.None)
        {
            var repair = reading.HasLabel ? $"; read as {reading.Label}" : "; the event is left out";
            log.Say(reading.HasLabel ? "EDL004" : "EDL003", reading.HasLabel ? Severity.Warning : Severity.Error, of.Start, of.Length, reading.Fault switch
            {
                TimecodeFault.DroppedLabel => $"Event {of.Number} has {text}, a label that drop-frame leaves out{repair}.",
                TimecodeFault.FrameTooHigh => $"Event {of.Number} has {text}, and a second has {rate.Nominal} frames at {rate.ToShortString()}{repair}.",
                _ => $"Event {of.Number} has {text}, which is no timecode{repair}.",
            });
        }

        return reading.HasLabel ? reading.Label.FrameOfDay : null;
    }

    /// <summary>In and out; an out before its in is of the next day.</summary>
    public (long In, long Out)? Pair(EdlEvent of, string first, string second)
    {
        if (Frame(of, first) is not { } start || Frame(of, second) is not { } end)
            return null;
        return (start, end < start ? end + new Timebase(rate, rate.HasDropFrame && of.DropFrame).FramesPerDay : end);
    }
}
