using SkiaSharp;
using Throughline.Documents.Printing;

namespace Throughline.Web.Tests.Pages;

public sealed class GoldenPictureTests
{
    private const int Top = 60;
    private const int LineHeight = 24;

    [Fact]
    public void Letters_drawn_a_little_differently_are_the_same_picture()
    {
        using var then = Page(0);
        using var now = Page(0, SKColor.Parse("#37332c"));

        Assert.Null(GoldenPicture.Difference(then, now));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(0, 4)]
    public void A_line_that_moved_is_another_picture(int down, int across)
    {
        using var then = Page(0);
        using var now = Page(down, across: across);

        Assert.NotNull(GoldenPicture.Difference(then, now));
    }

    // A large sheet with a few short lines, of which the last is moved.
    private static SKBitmap Page(int down, SKColor? ink = null, int across = 0)
    {
        var page = new SKBitmap(1440, 1000);
        using var canvas = new SKCanvas(page);
        var shipped = typeof(PrintSettings).Assembly;
        using var letters = SKTypeface.FromStream(shipped.GetManifestResourceStream(shipped.GetManifestResourceNames().First(name => name.EndsWith("CourierPrime-Regular.ttf", StringComparison.Ordinal))));
        using var font = new SKFont(letters, 16);
        using var paint = new SKPaint { Color = ink ?? SKColor.Parse("#25221d"), IsAntialias = true };
        canvas.Clear(SKColor.Parse("#fbf8f1"));
        for (var i = 0; i < 5; i++)
            canvas.DrawText("Three are edited.", 80 + (i == 4 ? across : 0), Top + (i * LineHeight) + (i == 4 ? down : 0), SKTextAlign.Left, font, paint);
        return page;
    }
}
