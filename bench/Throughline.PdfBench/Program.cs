using System.Globalization;
using Throughline.PdfBench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["time", _, ..]:
        foreach (var file in args.Skip(1))
            Console.WriteLine(Timing.Of(file));
        return 0;
    case ["print", _, ..]:
        foreach (var printed in args.Skip(1))
            Console.WriteLine(Printing.Of(printed));
        return 0;
    case ["foreign-write", var script, var folder]:
        Foreign.Write(script, folder);
        return 0;
    case ["foreign-score", var script, var pdf, var all]:
        Console.WriteLine(Foreign.Score(script, pdf, all == "yes"));
        return 0;
    case ["twin", var script, var style, var paper]:
        Twins.Tell(script, style, paper == "a4" ? Throughline.Screenplays.Layout.Paper.A4 : Throughline.Screenplays.Layout.Paper.Letter);
        return 0;
    case ["twins", _, ..]:
        foreach (var printed in args.Skip(1))
            Twins.Print(printed);
        return 0;
    case ["read"]:
        return ReadingProcess.Serve();
    case ["hostile", var program, ..]:
        return Hostile(program, args.Skip(2).FirstOrDefault() ?? "");
    case ["damaged", var program, var count, var seed, _, ..]:
        return Damaged(program, int.Parse(count, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture), [.. args.Skip(4).Select(File.ReadAllBytes)]);
    default:
        Console.Error.WriteLine("usage: Throughline.PdfBench time FILE.pdf... | print SCRIPT... | foreign-write SCRIPT FOLDER | foreign-score SCRIPT FILE.pdf yes|no | twins SCRIPT... | twin SCRIPT STYLE letter|a4 | hostile PROGRAM [NAME] | damaged PROGRAM INPUTS SEED FILE.pdf...");
        return 2;
}

static int Hostile(string program, string part)
{
    using var process = new ReadingProcess();
    var isBorne = true;
    foreach (var (name, make) in HostilePdfs.All.Where(p => p.Name.Contains(part, StringComparison.Ordinal)))
    {
        var outcome = process.Guarded(make(), program);
        isBorne &= outcome.IsBorne;
        Console.WriteLine($"{name}: {outcome.Name}, {outcome.Milliseconds:F0} ms, {outcome.Megabytes} MB: {outcome.Said}");
    }

    return isBorne ? 0 : 1;
}

// In one process for speed; what that does not bear is read again with the command, which guards itself.
static int Damaged(string program, int count, int seed, IReadOnlyList<byte[]> files)
{
    using var process = new ReadingProcess();
    var (tally, broken) = (new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
    for (var i = seed; i < seed + count; i++)
    {
        var pdf = DamagedPdf.Of(files, new Random(i));
        var bare = process.Bare(pdf);
        tally[bare.Name] = tally.GetValueOrDefault(bare.Name) + 1;
        if (bare.IsBorne)
            continue;
        var guarded = process.Guarded(pdf, program);
        Console.WriteLine($"seed {i}: unguarded {bare.Name} ({bare.Milliseconds:F0} ms, {bare.Megabytes} MB), guarded {guarded.Name} ({guarded.Milliseconds:F0} ms, {guarded.Megabytes} MB): {guarded.Said}");
        broken += guarded.IsBorne ? 0 : 1;
    }

    Console.WriteLine($"{count} damaged inputs made of {files.Count} files; unguarded: {string.Join(", ", tally.Select(t => $"{t.Key} {t.Value}"))}; guarded, {(broken == 0 ? "every promise kept" : $"{broken} not borne")}");
    return broken == 0 ? 0 : 1;
}
