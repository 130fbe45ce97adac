using System.Collections.Immutable;
using SkiaSharp;
using Throughline.Documents.Printing;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Documents.Tests.Printing;

/// <summary>Pages as people see them. <c>UPDATE_GOLDEN=1</c> draws the pictures anew; look at them before keeping them.</summary>
public sealed class PicturesTests
{
    // A line that moves by one row changes more than a hundred dots at this size; smoothing by another version of Poppler changes none by half.
    private const int MostDots = 40;

    public static TheoryData<string, string, int> Pages => new()
    {
        { "title", "final-draft", 1 },
        { "first", "final-draft", 2 },
        { "dialogue", "final-draft", 4 },
        { "bbc", "bbc", 4 },
        { "stage-play", "stage-play", 4 },
        { "sitcom", "sitcom", 4 },
        { "warner-bros", "warner-bros", 4 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_looks_as_it_did(string name, string style, int page) =>
        Same(name, Printed.Picture(Printed.Pdf(Printed.Sample(Printed.Tide), PageStyles.Named(style)), page));

    [Fact]
    public void Sides_with_a_watermark_look_as_they_did()
    {
        var script = Printed.Sample(Printed.Tide);
        Same("sides", Printed.Picture(Printed.Pdf(script, settings: new PrintSettings { Scenes = SceneRange.Of(script, "NORA"), Character = "NORA", Watermark = "Ada Lindqvist" }), 1));
    }

    [Fact]
    public void A_line_that_moved_would_be_seen()
    {
        var script = Printed.Sample(Printed.Tide);
        var moved = script.Elements.ToList();
        moved.Insert(moved.FindIndex(e => e is SceneHeading) + 3, new Throughline.Screenplays.Action { Text = "Rain." });
        using var before = Printed.Picture(Printed.Pdf(script), 2);
        using var after = Printed.Picture(Printed.Pdf(script with { Elements = [.. moved] }), 2);

        Assert.True(Differing(before, after) > 10 * MostDots);
    }

    private static void Same(string name, SKBitmap picture)
    {
        using (picture)
        {
            var file = Repository.Golden(name + ".png");
            if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            {
                using var image = picture.Encode(SKEncodedImageFormat.Png, 100);
                File.WriteAllBytes(file, image.ToArray());
            }

            using var golden = SKBitmap.Decode(file);
            Assert.True(golden is not null, $"{file} is not there; UPDATE_GOLDEN=1 draws it.");
            Assert.Equal((golden.Width, golden.Height), (picture.Width, picture.Height));
            var differing = Differing(golden, picture);
            Assert.True(differing <= MostDots, $"{differing} dots differ from {file}.");
        }
    }

    private static int Differing(SKBitmap a, SKBitmap b)
    {
        var differing = 0;
        for (var y = 0; y < Math.Min(a.Height, b.Height); y++)
        {
            for (var x = 0; x < Math.Min(a.Width, b.Width); x++)
                differing += Math.Abs(a.GetPixel(x, y).Red - b.GetPixel(x, y).Red) > 96 ? 1 : 0;
        }

        return differing;
    }
}
