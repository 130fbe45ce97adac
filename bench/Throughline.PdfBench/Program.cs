using System.Globalization;
using Throughline.PdfBench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["time", _, ..]:
        foreach (var file in args.Skip(1))
            Console.WriteLine(Timing.Of(file));
        return 0;
    case ["read"]:
        return ReadingProcess.Serve();
    case ["hostile"]:
        return Report(HostilePdfs.All);
    case ["damaged", var count, var seed, _, ..]:
        var files = args.Skip(3).Select(File.ReadAllBytes).ToList();
        return Report(Enumerable.Range(int.Parse(seed), int.Parse(count)).Select(s => ($"seed {s}", (Func<byte[]>)(() => DamagedPdf.Of(files, new Random(s))))));
    default:
        Console.Error.WriteLine("usage: Throughline.PdfBench time FILE.pdf... | hostile | damaged INPUTS SEED FILE.pdf...");
        return 2;
}

// One line for each file that was not borne well, then how many of each outcome there were.
static int Report(IEnumerable<(string Name, Func<byte[]> Make)> inputs)
{
    var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
    foreach (var (name, outcome, milliseconds, megabytes) in ReadingProcess.Run(inputs))
    {
        outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        if (outcome is not ("read" or "refused"))
            Console.WriteLine($"{name}: {outcome}, {milliseconds:F0} ms, {megabytes} MB at the most");
    }

    Console.WriteLine(string.Join(", ", outcomes.Select(o => $"{o.Key}: {o.Value}")));
    return outcomes.Keys.All(o => o is "read" or "refused") ? 0 : 1;
}
