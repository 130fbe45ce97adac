using Throughline.Bench;
using Throughline.Editorial;
using Throughline.Editorial.Edl;
using Throughline.Editorial.Otio;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

if (args is ["pagination", var folder])
{
    Pagination.Print(folder);
    Pagination.PrintLengths(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))!);
    return 0;
}

if (args is ["pages", var script])
{
    Pages.Print(script);
    return 0;
}

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: Throughline.Bench SCRIPT.fountain | LIST.edl | pagination FOLDER | pages SCRIPT.fountain");
    return 2;
}

if (args[0].EndsWith(".edl", StringComparison.OrdinalIgnoreCase))
{
    var list = SourceText.Decode(File.ReadAllBytes(args[0]), args[0]);
    var cut = EdlReader.Read(list).Timeline;
    var touched = cut with { Name = cut.Name + " 2" };
    Console.WriteLine(Measurement.Of("read a list", () => EdlReader.Read(list).Timeline.Tracks.Length));
    Console.WriteLine(Measurement.Of("write it with another title", () => EdlWriter.Write(touched).Bytes.Length));
    Console.WriteLine(Measurement.Of("flatten", () => Flattening.Flatten(cut).Tracks.Length));
    Console.WriteLine(Measurement.Of("write as OpenTimelineIO", () => OtioWriter.Write(cut).Bytes.Length));
    return 0;
}

var source = SourceText.Decode(File.ReadAllBytes(args[0]), args[0]);
var text = source.Text;
var reading = FountainReader.Read(source);

Console.WriteLine(Measurement.Of("EnumerateLines", CountLines));
Console.WriteLine(Measurement.Of("read", () => FountainReader.Read(source).Screenplay.Elements.Length));
foreach (var (name, place) in new[] { ("start", text.Length / 50), ("middle", text.Length / 2), ("end", text.Length * 49 / 50) })
    Console.WriteLine(Measurement.Of($"reread after a keystroke, {name}", () => FountainReader.Reread(reading, new TextEdit(place, 0, "x")).Screenplay.Elements.Length));
return 0;

int CountLines()
{
    var length = 0;
    foreach (var line in text.AsSpan().EnumerateLines())
        length += line.Length;
    return length;
}
