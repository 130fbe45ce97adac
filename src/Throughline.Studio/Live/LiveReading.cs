using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Layout;
using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>The live text as a screenplay on its pages; the next one is made from it by looking only at what changed.</summary>
/// <param name="Version">Of the document.</param>
/// <param name="Reading">What was read.</param>
/// <param name="Pages">Where everything stands on paper.</param>
public sealed record LiveReading(long Version, Reading Reading, PageMap Pages)
{
    /// <summary>Reads a version for the first time.</summary>
    /// <param name="version">Of the document.</param>
    /// <param name="text">Its text.</param>
    /// <param name="style">How its pages are made.</param>
    public static LiveReading Of(long version, string text, Func<Screenplay, PageStyle> style)
    {
        ArgumentNullException.ThrowIfNull(style);
        var reading = FountainReader.Read(new SourceText(text, "live.fountain"));
        return new LiveReading(version, reading, PageLayout.Of(reading.Screenplay, style(reading.Screenplay)));
    }

    /// <summary>Reads another version.</summary>
    public LiveReading Next(long version, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var before = Reading.Screenplay.Source.Text;
        if (before == text)
            return this with { Version = version };
        var head = before.AsSpan().CommonPrefixLength(text);
        var most = Math.Min(before.Length, text.Length) - head;
        var tail = 0;
        while (tail < most && before[^(tail + 1)] == text[^(tail + 1)])
            tail++;
        var reading = FountainReader.Reread(Reading, new TextEdit(head, before.Length - head - tail, text[head..(text.Length - tail)]));
        return new LiveReading(version, reading, PageLayout.Update(Pages, reading.Screenplay));
    }
}
