using Throughline.Fuzz;
using Throughline.Tests.Effects;
using Throughline.Tests.Fixtures;

namespace Throughline.Tests.Screenplays;

public sealed class DamagedFilesTests
{
    public static TheoryData<string> Readers => [.. Fuzzing.Readers.Keys];

    // bench/fuzz does the same with 100,000 inputs for each reader.
    [Theory]
    [MemberData(nameof(Readers))]
    public void A_damaged_file_is_read_without_failing_hanging_or_taking_much_memory(string reader)
    {
        var endings = Fuzzing.Readers[reader].Endings;
        var files = new[] { "samples", Path.Combine("tests", "Throughline.Tests", "Fixtures") }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Corpus.Repository, folder), "*", SearchOption.AllDirectories))
            .Where(file => endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).Concat(Corpus.Files("scripts", endings)).Concat(Corpus.Files("timelines", endings)).Select(File.ReadAllBytes).Where(bytes => bytes.Length < 60_000).ToList();
        if (endings.Contains(".fadein", StringComparer.Ordinal))
            files.Add(Zip.OfBytes(("document.xml", Fixture.Bytes("FadeIn/document.xml"))));
        if (endings.Contains(".otioz", StringComparer.Ordinal))
            files.Add(Zip.OfBytes(("content.otio", Fixture.Bytes("Cuts/harbour.otio"))));
        if (endings.Contains(".exr", StringComparer.Ordinal))
            files.AddRange([ImageFiles.Exr(1920, 1080, (24_000, 1001), 0x01001000), ImageFiles.Dpx(2048, 1556, 24, 0x01001000, isBig: true), ImageFiles.Dpx(2048, 1556, 24, 0x01001000, isBig: false)]);
        if (endings.Contains(".c2pa", StringComparer.Ordinal))
            files.AddRange(SignedFiles.Of(File.ReadAllBytes(Path.Combine(Corpus.Repository, "tests", "Throughline.Documents.Tests", "Golden", "title.png"))));
        if (endings.Contains(".highland", StringComparer.Ordinal))
            files.Add(Zip.Of(("script.textbundle/text.md", "INT. KITCHEN - DAY\n\nMARA\nTwo *words*.\n")));

        var broken = Fuzzing.Run(reader, files, inputs: 1_500, seed: 20_261);

        Assert.Empty(broken);
    }
}
