using System.Collections.Immutable;
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

    private static SpecExample Find(string page, int number) => All.Single(e => e.Number == number && e.Page.Equals(page, StringComparison.Ordinal));
}
