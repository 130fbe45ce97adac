using System.Globalization;
using Throughline.Editorial.Otio;
using Throughline.Fuzz;

string[]? only = null;
if (args is ["--only", var names, ..])
    (only, args) = (names.Split(','), args[2..]);
if (args is not [var count, var start, .. { Length: > 0 } folders] || !int.TryParse(count, CultureInfo.InvariantCulture, out var inputs) || !int.TryParse(start, CultureInfo.InvariantCulture, out var seed))
{
    Console.Error.WriteLine("usage: Throughline.Fuzz [--only READER,...] INPUTS SEED FOLDER...");
    return 2;
}

var status = 0;
foreach (var (reader, (_, endings)) in Fuzzing.Readers)
{
    if (only is not null && !only.Contains(reader, StringComparer.Ordinal))
        continue;
    var files = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .Where(file => endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
    if (reader == "otioz")
        files.AddRange(Zipped(folders));
    if (files.Count == 0)
    {
        Console.WriteLine($"{reader}: no files to damage; skipped");
        continue;
    }

    var broken = Fuzzing.Run(reader, files, inputs, seed);
    Console.WriteLine($"{reader}: {inputs} damaged inputs made of {files.Count} files, {(broken.Count == 0 ? "every promise kept" : "broken:")}");
    foreach (var line in broken)
        Console.WriteLine($"  {line}");
    status |= broken.Count;
}

return status == 0 ? 0 : 1;

static IEnumerable<byte[]> Zipped(string[] folders) => folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.otio", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
    .Select(file => OtioWriter.WriteZip(OtioReader.Read(File.ReadAllBytes(file), file).Timeline).Bytes);
