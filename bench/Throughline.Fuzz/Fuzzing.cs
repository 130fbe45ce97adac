using System.Diagnostics;
using System.Globalization;
using Throughline.Editorial;
using Throughline.Editorial.Ale;
using Throughline.Editorial.Csv;
using Throughline.Editorial.Edl;
using Throughline.Editorial.FinalCut7;
using Throughline.Editorial.FinalCutX;
using Throughline.Editorial.Markers;
using Throughline.Editorial.Otio;
using Throughline.Effects.Images;
using Throughline.Screenplays;
using Throughline.Screenplays.FadeIn;
using Throughline.Screenplays.FinalDraft;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Highland;
using Throughline.Screenplays.PlainText;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Fuzz;

/// <summary>Reads damaged files and holds each reader to its promise: no exception, no hang, bounded memory, bytes given back.</summary>
public static class Fuzzing
{
    private const long MemoryBase = 64L << 20;
    private const int MemoryFactor = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>The readers, by name, with the endings of the files they are tried on.</summary>
    public static IReadOnlyDictionary<string, (Action<byte[]> Read, string[] Endings)> Readers { get; } = new Dictionary<string, (Action<byte[]>, string[])>(StringComparer.Ordinal)
    {
        ["fountain"] = (bytes => GivenBack(FountainReader.Read(SourceText.Decode(bytes, "damaged.fountain")), bytes), [".fountain"]),
        ["final-draft"] = (bytes => GivenBack(FinalDraftReader.Read(SourceText.Decode(bytes, "damaged.fdx")), bytes), [".fdx"]),
        ["fade-in"] = (bytes => FadeInReader.Read(bytes, "damaged.fadein"), [".fadein"]),
        ["highland"] = (bytes => HighlandReader.Read(bytes, "damaged.highland"), [".highland", ".fadein"]),
        ["plain-text"] = (bytes => PlainTextReader.Read(SourceText.Decode(bytes, "damaged.txt")), [".txt", ".fountain"]),
        ["edl"] = (bytes => GivenBack(EdlReader.Read(SourceText.Decode(bytes, "damaged.edl")), bytes), [".edl"]),
        ["ale"] = (bytes => GivenBack(AleReader.Read(SourceText.Decode(bytes, "damaged.ale")), bytes), [".ale"]),
        ["otio"] = (bytes => GivenBack(OtioReader.Read(SourceText.Decode(bytes, "damaged.otio")), bytes), [".otio"]),
        ["otioz"] = (bytes => OtioReader.Read(bytes, "damaged.otioz"), [".otioz"]),
        ["fcp7"] = (bytes => GivenBack(XmemlReader.Read(SourceText.Decode(bytes, "damaged.xml")), bytes), [".xml"]),
        ["fcpxml"] = (bytes => GivenBack(FcpxmlReader.Read(SourceText.Decode(bytes, "damaged.fcpxml")), bytes), [".fcpxml"]),
        ["shot-list"] = (bytes => GivenBack(ShotListReader.Read(SourceText.Decode(bytes, "damaged.csv")), bytes), [".csv", ".ale"]),
        ["marker-list"] = (bytes => GivenBack(MarkerList.Read(SourceText.Decode(bytes, "damaged.txt")), bytes), [".txt", ".ale"]),
        ["any-cut"] = (bytes => TimelineReader.Read(bytes, "damaged"), [".edl", ".ale", ".otio", ".xml", ".fcpxml", ".csv"]),
        ["cut-in-use"] = (Use, [".edl", ".ale", ".xml", ".fcpxml", ".csv"]),
        ["image-header"] = (bytes => ImageHeaderReader.Read(bytes), [".exr", ".dpx"]),
        ["credentials"] = (SignedFiles.Read, [".jpg", ".jpeg", ".png", ".pdf", ".c2pa"]),
        ["any"] = (bytes => ScreenplayReader.Read(bytes, "damaged"), [".fountain", ".fdx", ".fadein", ".txt"]),
    };

    /// <summary>Damages files and reads them.</summary>
    /// <param name="reader">A name in <see cref="Readers"/>.</param>
    /// <param name="files">The files to damage.</param>
    /// <param name="inputs">How many damaged files to read.</param>
    /// <param name="seed">Decides every change; each input has the seed after that of the one before.</param>
    /// <returns>One line per broken promise, with the seed that shows it; empty when all were kept.</returns>
    public static IReadOnlyList<string> Run(string reader, IReadOnlyList<byte[]> files, int inputs, int seed)
    {
        var (read, _) = Readers[reader];
        var broken = new List<string>();
        for (var i = 0; i < inputs && broken.Count < 10; i++)
        {
            var random = new Random(unchecked(seed + i));
            var bytes = Mutation.Of(files[random.Next(files.Count)], files, random);
            var began = Stopwatch.GetTimestamp();
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(bytes);
            }
            // Whatever a reader throws is the finding.
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                broken.Add(string.Create(CultureInfo.InvariantCulture, $"{reader}, seed {seed + i}, {bytes.Length} bytes: {failure.GetType().Name}: {failure.Message} {failure.StackTrace?.Split('\n')[0].Trim()} {Convert.ToBase64String(bytes.AsSpan(0, Math.Min(bytes.Length, 4096)))}"));
            }

            // All that was allocated bounds what was in use at any moment.
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > MemoryBase + (MemoryFactor * (long)bytes.Length))
                broken.Add(string.Create(CultureInfo.InvariantCulture, $"{reader}, seed {seed + i}, {bytes.Length} bytes: allocated {allocated >> 20} MiB"));
            if (Stopwatch.GetElapsedTime(began) > Longest)
                broken.Add(string.Create(CultureInfo.InvariantCulture, $"{reader}, seed {seed + i}, {bytes.Length} bytes: took {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s"));
        }

        return broken;
    }

    // Whatever was read can be shown, checked, flattened, trimmed and written in every format.
    private static void Use(byte[] bytes)
    {
        if (bytes.Length > 30_000)
            return;
        var timeline = TimelineReader.Read(bytes, "damaged").Timeline;
        TimelineJson.Write(timeline);
        TimelineCheck.Run(timeline);
        var flat = Flattening.Flatten(timeline);
        Trimming.Trim(flat, new TimeRange(timeline.Start, timeline.Duration.Times(new Ratio(1, 2)).At(timeline.Rate)));
        foreach (var format in Enum.GetValues<TimelineFormat>().Where(f => f != TimelineFormat.None))
            TimelineWriter.Write(timeline, format);
    }

    private static void GivenBack(TimelineReading reading, byte[] bytes)
    {
        var timeline = reading.Timeline;
        if (timeline.Format == TimelineFormat.None)
            return;
        if (!TimelineWriter.Write(timeline, timeline.Format).Bytes.AsSpan().SequenceEqual(bytes))
            throw new InvalidDataException("The untouched cut was not given back byte for byte.");
    }

    private static Reading GivenBack(Reading reading, byte[] bytes)
    {
        var format = reading.Screenplay.Format == ScreenplayFormat.FinalDraft ? OutputFormat.FinalDraft : OutputFormat.Fountain;
        if (!ScreenplayWriter.Write(reading.Screenplay, format).Bytes.AsSpan().SequenceEqual(bytes))
            throw new InvalidDataException("The untouched file was not given back byte for byte.");
        return reading;
    }
}
