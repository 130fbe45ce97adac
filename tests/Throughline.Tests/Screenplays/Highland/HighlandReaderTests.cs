using Throughline.Screenplays;
using Throughline.Screenplays.Highland;
using Throughline.Tests.Fixtures;

namespace Throughline.Tests.Screenplays.Highland;

public sealed class HighlandReaderTests
{
    [Theory]
    [InlineData("Lock.textbundle/text.fountain")]
    [InlineData("Lock.textbundle/text.md")]
    [InlineData("text.md")]
    public void The_fountain_inside_is_read(string entry)
    {
        var reading = HighlandReader.Read(Zip.Of(("Lock.textbundle/info.json", "{}"), (entry, "INT. SHOP - NIGHT\n\nRain.\n")), "lock.highland");

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(ScreenplayFormat.Highland, reading.Screenplay.Format);
        Assert.Equal([ElementKind.SceneHeading, ElementKind.Action], reading.Screenplay.Elements.Select(e => e.Kind));
        Assert.Equal("Rain.", reading.Screenplay.Source.Slice(reading.Screenplay.Elements[1].Span).ToString().Trim());
    }

    [Fact]
    public void Copies_that_a_mac_puts_beside_it_are_passed_over()
    {
        var reading = HighlandReader.Read(Zip.Of(("__MACOSX/Lock.textbundle/text.md", "\0\0"), ("Lock.textbundle/text.md", "Rain.")), "lock.highland");

        Assert.Equal("Rain.", reading.Screenplay.Elements[0].Text.Plain);
    }

    [Fact]
    public void A_bundle_without_text_says_so()
    {
        var diagnostic = Assert.Single(HighlandReader.Read(Zip.Of(("info.json", "{}")), "lock.highland").Diagnostics);

        Assert.Equal("HLD003", diagnostic.Code);
        Assert.Contains("lock.highland", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_locked_or_broken_file_says_so()
    {
        var good = Zip.Of(("text.md", "Rain."));

        Assert.Equal("HLD002", Assert.Single(HighlandReader.Read(Zip.Locked(good), "x").Diagnostics).Code);
        Assert.Equal("HLD001", Assert.Single(HighlandReader.Read(good.AsMemory(0, 40), "x").Diagnostics).Code);
    }
}
