using System.Globalization;
using System.Text.Json;
using Throughline.Time;

namespace Throughline.Studio.Media;

/// <summary>What a movie holds, as ffprobe says.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Rate">Frames a second of the picture.</param>
/// <param name="Frames">How many frames there are; 0 when unknown.</param>
/// <param name="Start">The label of its first frame, or null when the file has no timecode.</param>
public sealed record MediaProbe(int Width, int Height, FrameRate Rate, long Frames, Timecode? Start)
{
    /// <summary>The reader that it was read with; null where none was said.</summary>
    public string? Reader { get; init; }

    /// <summary>Takes ffprobe's JSON apart; null when there is no picture in it.</summary>
    public static MediaProbe? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("streams", out var streams))
            return null;
        JsonElement? picture = null;
        string? label = null;
        foreach (var stream in streams.EnumerateArray())
        {
            if (picture is null && Text(stream, "codec_type") == "video")
                picture = stream;
            label ??= Tag(stream);
        }

        if (picture is not { } video || (RateOf(video, "avg_frame_rate") ?? RateOf(video, "r_frame_rate")) is not { } rate)
            return null;
        var whole = document.RootElement.TryGetProperty("format", out var format) ? format : default;
        label = Tag(video) ?? label ?? Tag(whole);
        var frames = long.TryParse(Text(video, "nb_frames"), NumberStyles.None, CultureInfo.InvariantCulture, out var counted) ? counted
            : Ratio.TryParse(Text(video, "duration") ?? Text(whole, "duration") ?? "", out var seconds) ? new FrameTime(seconds.Numerator, new FrameRate((int)Math.Clamp(seconds.Denominator, 1, int.MaxValue), 1)).At(rate).Frames : 0;
        return new MediaProbe(Number(video, "width"), Number(video, "height"), rate, frames, Label(label, rate));
    }

    private static Timecode? Label(string? label, FrameRate rate)
    {
        if (label is null)
            return null;
        var reading = Timecode.Read(label, new Timebase(rate, rate.HasDropFrame && label.Contains(';', StringComparison.Ordinal)));
        return reading.HasLabel ? reading.Label : null;
    }

    private static FrameRate? RateOf(JsonElement stream, string name) => Text(stream, name) is { } text && FrameRate.TryParse(text, out var rate) ? rate : null;

    private static string? Tag(JsonElement element) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("tags", out var tags) ? Text(tags, "timecode") : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0;
}
