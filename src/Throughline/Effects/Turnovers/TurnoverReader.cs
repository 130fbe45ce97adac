using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Throughline.Editorial;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Effects.Turnovers;

/// <summary>A turnover that was read, or why not.</summary>
/// <param name="Turnover">Null when the file is none.</param>
/// <param name="Diagnostics">One error when it is none.</param>
public sealed record TurnoverReading(Turnover? Turnover, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Reads what <see cref="TurnoverJson"/> writes. A file that says less than it must is refused whole: nothing is reckoned from half a record.</summary>
public static class TurnoverReader
{
    private const long MostFrames = 1_000_000_000_000;

    /// <summary>The turnover.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name, for messages.</param>
    public static TurnoverReading Read(ReadOnlyMemory<byte> bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            using var document = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, new JsonDocumentOptions { MaxDepth = 16 });
            var root = new Fields(document.RootElement, "");
            if (root.Text("format") != TurnoverJson.Format)
                throw new Unread("format", $"\"{TurnoverJson.Format}\"");
            return new TurnoverReading(Turnover(root), []);
        }
        catch (JsonException failure)
        {
            return Refused($"{name} is no JSON: {failure.Message}");
        }
        catch (Unread failure)
        {
            return Refused($"{name} is no turnover that can be read: {failure.Field} should be {failure.Expected}.");
        }
    }

    private static TurnoverReading Refused(string message) => new(null, [new Diagnostic("VFX201", Severity.Error, SourceSpan.None, message)]);

    private static Turnover Turnover(Fields root)
    {
        var timebase = new Timebase(root.Rate("rate"), root.Flag("dropFrame") && root.Rate("rate").HasDropFrame);
        var policy = root.Child("policy");
        if (!DateTimeOffset.TryParse(root.Text("made"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var made))
            throw new Unread("made", "a time such as 2026-11-23T16:00:00Z");
        return new Turnover
        {
            Show = root.Text("show"),
            Number = (int)root.Number("number", 1, int.MaxValue - 1),
            Cut = root.Text("cut"),
            CutHash = root.Text("cutSha256"),
            Timebase = timebase,
            Made = made,
            Policy = new PullPolicy
            {
                HeadHandle = (int)policy.Number("headHandle", 0, 100_000),
                TailHandle = (int)policy.Number("tailHandle", 0, 100_000),
                Retimed = policy.Text("retimedHandles") == "record" ? HandleFrames.Record : HandleFrames.Source,
                FirstFrame = (int)policy.Number("firstFrame", 0, 100_000_000),
                Padding = (int)policy.Number("padding", 4, 9),
                Extension = policy.Text("extension"),
            },
            Luts = [.. root.Items("luts").Select(i => i.OwnText())],
            Register = ShotRegister.Empty.With(root.Items("ids").Select(i => new ShotId(i.OwnText()))),
            Shots = [.. root.Items("shots").Select(s => Shot(s, timebase))],
        };
    }

    private static TurnoverShot Shot(Fields shot, Timebase timebase)
    {
        var plates = shot.Items("plates").Select(Plate).ToImmutableArray();
        return new TurnoverShot
        {
            Id = new ShotId(shot.Text("id")),
            Scene = shot.Text("scene"),
            Work = shot.Text("work"),
            Vendor = shot.Text("vendor"),
            Plates = plates,
            Uses = [.. shot.Items("uses").Select(u => Use(u, plates, timebase))],
        };
    }

    private static RecordUse Use(Fields use, ImmutableArray<Plate> plates, Timebase timebase)
    {
        var number = (int)use.Number("plate", 1, int.MaxValue);
        var plate = plates.FirstOrDefault(p => p.Number == number) ?? throw use.Wrong("plate", "the number of one of the shot's plates");
        return new RecordUse(Range(use, "recordIn", "recordOut", timebase.Rate), use.Text("track"), number)
        {
            Seen = Range(use, "sourceIn", "sourceOut", plate.Current.Source.Start.Rate),
            Speed = Speed(use),
        };
    }

    private static Plate Plate(Fields plate)
    {
        var rate = plate.Rate("rate");
        var versions = plate.Items("versions").Select(v => new PlateVersion(
            (int)v.Number("version", 1, 999_999), (int)v.Number("turnover", 1, int.MaxValue), Range(v, "sourceIn", "sourceOut", rate), v.Number("firstFile", 0, MostFrames))
        {
            Missing = (v.Number("missingHead", 0, MostFrames), v.Number("missingTail", 0, MostFrames)),
        }).ToImmutableArray();
        var inUse = plate.Number("inUse", 1, 999_999);
        var at = versions.IndexOf(versions.FirstOrDefault(v => v.Version == inUse) ?? throw plate.Wrong("inUse", "one of its versions"));
        return new Plate
        {
            Number = (int)plate.Number("number", 1, 999_999),
            Reel = plate.Text("reel"),
            ClipName = plate.Text("clip"),
            File = plate.Text("file"),
            Target = plate.Text("target"),
            Speed = Speed(plate),
            Colour = plate.Optional("colour") is { } colour ? ColourDecision.ReadSop(colour.Text("sop"), colour.Decimal("saturation")) : null,
            Seen = plate.Optional("seen") is { } seen ? Range(seen, "sourceIn", "sourceOut", rate) : null,
            Versions = versions,
            InUse = at,
            Need = plate.Text("need") switch { "new" => PlateNeed.New, "longer" => PlateNeed.Longer, _ => PlateNeed.Nothing },
        };
    }

    private static Ratio Speed(Fields plate)
    {
        var parts = plate.Text("speed").Split('/');
        if (parts.Length > 2 || !Ratio.TryParse(parts[0], out var up))
            throw plate.Wrong("speed", "a fraction such as 1 or 1/2");
        var down = Ratio.One;
        if (parts.Length == 2 && (!Ratio.TryParse(parts[1], out down) || down.Numerator <= 0))
            throw plate.Wrong("speed", "a fraction such as 1 or 1/2");
        return up.Denominator == 1 && down.Denominator == 1 ? Ratio.Of(up.Numerator, down.Numerator) : throw plate.Wrong("speed", "a fraction such as 1 or 1/2");
    }

    private static TimeRange Range(Fields of, string from, string to, FrameRate rate)
    {
        var start = of.Number(from, -MostFrames, MostFrames);
        var end = of.Number(to, -MostFrames, MostFrames);
        return start < end ? TimeRange.Frames(start, end, rate) : throw of.Wrong(to, $"more than {from}");
    }

    // A JSON object, and how to it, for messages.
    private readonly struct Fields(JsonElement element, string path)
    {
        public Unread Wrong(string name, string expected) => new(path + name, expected);

        public string Text(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(name, "a text");

        public string OwnText() => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Wrong("", "a text");

        public long Number(string name, long least, long most) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most
                ? number : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

        public decimal? Decimal(string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

        public bool Flag(string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

        public FrameRate Rate(string name) => FrameRate.TryParse(Text(name), out var rate) ? rate : throw Wrong(name, "a frame rate such as 24 or 24000/1001");

        public Fields Child(string name) => Optional(name) ?? throw Wrong(name, "an object");

        public Fields? Optional(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? new Fields(value, path + name + ".") : null;

        public IEnumerable<Fields> Items(string name)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Array)
                throw Wrong(name, "a list");
            var here = path + name;
            return value.EnumerateArray().Select((item, i) => new Fields(item, string.Create(CultureInfo.InvariantCulture, $"{here}[{i}].")));
        }
    }

    private sealed class Unread(string field, string expected) : Exception
    {
        public string Field { get; } = field;

        public string Expected { get; } = expected;
    }
}
