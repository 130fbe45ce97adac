using System.Diagnostics;
using System.Globalization;
using Throughline.Screenplays;
using Throughline.Screenplays.FadeIn;
using Throughline.Screenplays.FinalDraft;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Highland;
using Throughline.Screenplays.PlainText;
using Throughline.Text;

namespace Throughline.Fuzz;

/// <summary>Reads damaged files and holds each reader to its promise: no exception, no hang, bounded memory, bytes given back.</summary>
public static class Fuzzing
{
    private const long MemoryBase = 64L << 20;
    private const int MemoryFactor = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>The readers, by name, with the endings of the files they are tried on.</summary>
    public static IReadOnlyDictionary<string, (Func<byte[], Reading> Read, string[] Endings)> Readers { get; } = new Dictionary<string, (Func<byte[], Reading>, string[])>(StringComparer.Ordinal)
    {
        ["fountain"] = (bytes => GivenBack(FountainReader.Read(SourceText.Decode(bytes, "damaged.fountain")), bytes), [".fountain"]),
        ["final-draft"] = (bytes => GivenBack(FinalDraftReader.Read(SourceText.Decode(bytes, "damaged.fdx")), bytes), [".fdx"]),
        ["fade-in"] = (bytes => FadeInReader.Read(bytes, "damaged.fadein"), [".fadein"]),
        ["highland"] = (bytes => HighlandReader.Read(bytes, "damaged.highland"), [".highland", ".fadein"]),
        ["plain-text"] = (bytes => PlainTextReader.Read(SourceText.Decode(bytes, "damaged.txt")), [".txt", ".fountain"]),
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

    private static Reading GivenBack(Reading reading, byte[] bytes)
    {
        var format = reading.Screenplay.Format == ScreenplayFormat.FinalDraft ? OutputFormat.FinalDraft : OutputFormat.Fountain;
        if (!ScreenplayWriter.Write(reading.Screenplay, format).Bytes.AsSpan().SequenceEqual(bytes))
            throw new InvalidDataException("The untouched file was not given back byte for byte.");
        return reading;
    }
}
