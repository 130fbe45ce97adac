using System.Text;
using Throughline.Screenplays;
using Throughline.Tests.Fixtures;

namespace Throughline.Tests.Screenplays;

public sealed class ScreenplayReaderTests
{
    [Theory]
    [InlineData("<?xml version=\"1.0\"?><FinalDraft Version=\"1\"><Content/></FinalDraft>", "a.txt", ScreenplayFormat.FinalDraft)]
    [InlineData("", "a.fdx", ScreenplayFormat.FinalDraft)]
    [InlineData("<document type=\"Open Screenplay Format document\"/>", "a.xml", ScreenplayFormat.FadeIn)]
    [InlineData("no zip", "a.fadein", ScreenplayFormat.FadeIn)]
    [InlineData("no zip", "a.highland", ScreenplayFormat.Highland)]
    [InlineData("INT. SHOP - NIGHT", "a.fountain", ScreenplayFormat.Fountain)]
    [InlineData("               INT. SHOP - NIGHT\n\n               Rain on the roof.\n\n                              MINA\n                         Open, please.\n\n               She waits.\n\n                              MINA\n                         Please.\n\n                              MINA\n                         Now.\n", "a.txt", ScreenplayFormat.PlainText)]
    [InlineData("<3 is a heart, not XML", "a", ScreenplayFormat.Fountain)]
    public void A_text_is_told_by_what_it_says_and_then_by_its_name(string text, string name, ScreenplayFormat format)
    {
        Assert.Equal(format, ScreenplayReader.Read(Encoding.UTF8.GetBytes(text), name).Screenplay.Format);
    }

    [Theory]
    [InlineData("document.xml", "a.zip", ScreenplayFormat.FadeIn)]
    [InlineData("b.textbundle/text.md", "a.zip", ScreenplayFormat.Highland)]
    [InlineData("b.textbundle/text.md", "a.fadein", ScreenplayFormat.FadeIn)]
    public void A_zip_is_told_by_its_name_and_then_by_what_is_in_it(string entry, string name, ScreenplayFormat format)
    {
        Assert.Equal(format, ScreenplayReader.Read(Zip.Of((entry, "<document/>")), name).Screenplay.Format);
    }
}
