using System.Collections.Immutable;
using Throughline.Documents.Recovery;
using Throughline.Documents.Tests.Printing;

namespace Throughline.Documents.Tests.Recovery;

public sealed class RightToLeftTests
{
    private const string Script = """
        INT. CAFE - DAY #1#

        הגשם יורד על החלון של בית הקפה הקטן בפינת הרחוב, ואיש אינו נכנס. דנה מנגבת את הדלפק בפעם השלישית ומביטה בשעון.

        @דנה
        לא ראיתי אותך מאז שנת 1984, ואתה לא השתנית בכלל (כמעט).

        המתנה ארוכה. היא קוראת את New York Times של אתמול.

        @סלמה
        איפה היית כל הזמן הזה?

        He says שלום עולם and leaves.

        """;

    [Fact]
    public void Hebrew_comes_back_in_the_order_in_which_it_is_read()
    {
        Assert.SkipUnless(Fonts.FontShelf.For([0x05D0]) is not null, "Needs a font for Hebrew, which is not on this machine.");
        var script = Printed.Script(Script);

        var found = PdfScriptReader.Read(PdfExtraction.Read(Printed.Pdf(script)), "hebrew.pdf").Reading.Screenplay;

        Assert.Equal(script.Elements.Select(e => $"{e.Kind}: {e.Text.Plain}"), found.Elements.Select(e => $"{e.Kind}: {e.Text.Plain}"));
    }

    [Fact]
    public void Joined_letters_of_Arabic_come_back_as_they_are_typed()
    {
        Assert.SkipUnless(Fonts.FontShelf.For([0x0627]) is not null, "Needs a font for Arabic, which is not on this machine.");
        var script = Printed.Script("INT. CAFE - DAY\n\nالمطر يهطل على نافذة المقهى الصغير، ولا أحد يدخل من الباب القديم.\n");

        var found = PdfScriptReader.Read(PdfExtraction.Read(Printed.Pdf(script)), "arabic.pdf").Reading.Screenplay;

        Assert.Equal(script.Elements[1].Text.Plain, found.Elements[^1].Text.Plain);
    }

    [Theory]
    [InlineData(".(טעמכ)", "(כמעט).")]
    [InlineData(",1984ב", "ב1984,")]
    [InlineData("plain.", "plain.")]
    public void A_word_is_turned_round_and_its_numbers_are_not(string seen, string read) =>
        Assert.Equal(read, RightToLeft.Word([.. seen.Select(c => c.ToString())]));

    [Fact]
    public void Words_from_right_to_left_inside_a_line_from_left_to_right_change_places_among_themselves()
    {
        ImmutableArray<PdfWord> words = [At("He", 10), At("עולם", 30), At("שלום", 60), At("before leaving.", 100)];

        var (line, isRightToLeft) = RightToLeft.Line(words, 600);

        Assert.False(isRightToLeft);
        Assert.Equal([("He", 10.0), ("שלום", 30.0), ("עולם", 60.0), ("before leaving.", 100.0)], line.Select(w => (w.Text, w.X)));
    }

    private static PdfWord At(string text, double x) => new(text, x, x + 20, 100, 12, false, false, false);
}
