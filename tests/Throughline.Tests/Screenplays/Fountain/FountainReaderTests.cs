using CsCheck;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.Fountain;

public sealed class FountainReaderTests
{
    [Fact]
    public void Elements_lie_in_the_text_in_order_and_do_not_overlap() =>
        RandomFountain.Text.Sample(text =>
        {
            var at = 0;
            foreach (var element in Read(text).Screenplay.Elements)
            {
                Assert.True(element.Span.Start >= at && element.Span.End <= text.Length);
                Assert.Equal(new SourceText(text, "").SpanAt(element.Span.Start, element.Span.Length), element.Span);
                at = element.Span.End;
            }
        }, iter: 20_000);

    [Fact]
    public void Every_letter_of_the_text_is_in_some_element_or_on_the_title_page() =>
        RandomFountain.Text.Sample(text =>
        {
            var screenplay = Read(text).Screenplay;
            var covered = new bool[text.Length];
            foreach (var span in screenplay.Elements.Select(e => e.Span).Concat(screenplay.TitlePage.Entries.Select(e => e.Span)))
                covered.AsSpan(span.Start, span.Length).Fill(true);
            Assert.All(Enumerable.Range(0, text.Length), i => Assert.True(covered[i] || char.IsWhiteSpace(text[i]), $"{text[i]} at {i} is in no element"));
        }, iter: 20_000);

    [Fact]
    public void Reading_again_after_an_edit_gives_what_reading_the_whole_gives() =>
        Gen.Select(RandomFountain.Text, RandomFountain.Piece, Gen.Int[0, 1000], Gen.Int[0, 40]).Sample((text, piece, at, length) =>
        {
            var start = at % (text.Length + 1);
            var edit = new TextEdit(start, Math.Min(length, text.Length - start), piece);
            var before = Read(text);

            var again = FountainReader.Reread(before, edit);

            var whole = Read(TextEdit.Apply(text, [edit]));
            Assert.Equal(whole.Screenplay.Elements, again.Screenplay.Elements);
            Assert.Equal(whole.Diagnostics, again.Diagnostics);
            Assert.Equal(whole.Screenplay.TitlePage.Entries.Select(e => (e.Key, e.Span)), again.Screenplay.TitlePage.Entries.Select(e => (e.Key, e.Span)));
        }, iter: 100_000);

    private static Reading Read(string text) => FountainReader.Read(new SourceText(text, "random.fountain"));
}
