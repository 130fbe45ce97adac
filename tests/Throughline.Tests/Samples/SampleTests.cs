using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Tests.Samples;

public sealed class SampleTests
{
    private static readonly string Folder = Path.Combine(Corpus.Repository, "samples");

    public static TheoryData<string> Scripts =>
        [.. Directory.EnumerateFiles(Folder, "*.fountain", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_sample_reads_without_a_word_from_the_reader_and_is_written_back_byte_for_byte(string script)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, script));

        var reading = FountainReader.Read(SourceText.Decode(bytes, script));

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(bytes, FountainWriter.Write(reading.Screenplay).Bytes);
    }

    [Fact]
    public void The_short_film_uses_every_kind_of_element_except_shots_and_page_breaks()
    {
        var screenplay = ReadShort();

        var kinds = screenplay.Elements.Select(e => e.Kind).ToHashSet();

        Assert.Equal([ElementKind.Shot, ElementKind.PageBreak, ElementKind.General], Enum.GetValues<ElementKind>().Except(kinds));
    }

    [Fact]
    public void The_short_film_has_its_seven_voices_and_thirteen_scenes()
    {
        var screenplay = ReadShort();

        var voices = CharacterIndex.Of(screenplay).Characters.Select(c => c.Name);

        Assert.Equal("HARKER, NORA, LOACH, AMBROSE, MRS. DACRE, MEENA, DAVEY", string.Join(", ", voices));
        Assert.Equal(13, Scene.Of(screenplay).Length);
        Assert.Equal(2, screenplay.Elements.OfType<Cue>().Count(c => c.Dual == DualSide.Right));
    }

    private static Screenplay ReadShort()
    {
        var path = Path.Combine(Folder, "a-bit-for-the-tide", "a-bit-for-the-tide.fountain");
        return FountainReader.Read(SourceText.Decode(File.ReadAllBytes(path), path)).Screenplay;
    }
}
