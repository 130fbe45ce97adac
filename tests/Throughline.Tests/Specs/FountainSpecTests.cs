using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Tests.Specs;

/// <summary>Runs every example of <c>specs/fountain/*.md</c>.</summary>
public sealed class FountainSpecTests
{
    private static readonly ImmutableArray<SpecExample> All = SpecPage.ReadFolder("fountain");

    public static TheoryData<string, int> Examples =>
        [.. All.Select(e => new TheoryDataRow<string, int>(e.Page, e.Number) { TestDisplayName = e.ToString() })];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_reads_as_its_page_says(string page, int number)
    {
        var example = Find(page, number);

        var reading = FountainReader.Read(SourceText.Decode(example.Bytes, page));

        Assert.Equal(example.Expected, ElementNotation.Of(reading), ignoreLineEndingDifferences: false);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_written_back_byte_for_byte(string page, int number)
    {
        var bytes = Find(page, number).Bytes;

        var written = FountainWriter.Write(FountainReader.Read(SourceText.Decode(bytes, page)).Screenplay);

        Assert.Equal(bytes, written.Bytes.ToArray());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_elements_of_an_example_stand_in_the_file_in_order_and_apart(string page, int number)
    {
        var source = SourceText.Decode(Find(page, number).Bytes, page);

        var elements = FountainReader.Read(source).Screenplay.Elements;

        var end = 0;
        foreach (var element in elements)
        {
            Assert.InRange(element.Span.Start, end, source.Text.Length);
            Assert.Equal(source.SpanAt(element.Span.Start, element.Span.Length), element.Span);
            end = element.Span.End;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_written_anew_from_its_elements_alone_reads_the_same(string page, int number)
    {
        var read = FountainReader.Read(SourceText.Decode(Find(page, number).Bytes, page)).Screenplay;
        var fresh = new Screenplay { TitlePage = read.TitlePage, Elements = [.. read.Elements.Select(e => e with { Span = SourceSpan.None })] };

        var written = FountainReader.Read(SourceText.Decode(FountainWriter.Write(fresh).Bytes, page)).Screenplay;

        Assert.Equal(ElementNotation.Of(new Reading(read, [])), ElementNotation.Of(new Reading(written, [])));
    }

    private static SpecExample Find(string page, int number) => All.Single(e => e.Number == number && e.Page.Equals(page, StringComparison.Ordinal));
}
