using System.Globalization;
using Throughline.Fuzz;

if (args is not [var count, var start, .. { Length: > 0 } folders] || !int.TryParse(count, CultureInfo.InvariantCulture, out var inputs) || !int.TryParse(start, CultureInfo.InvariantCulture, out var seed))
{
    Console.Error.WriteLine("usage: Throughline.Fuzz INPUTS SEED FOLDER...");
    return 2;
}

var status = 0;
foreach (var (reader, (_, endings)) in Fuzzing.Readers)
{
    var files = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .Where(file => endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
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
