using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.Studio;
using Throughline.Studio.Tests.Media;
using Throughline.Web.Jobs;
using Throughline.Web.Tests.Journeys;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests;

/// <summary>Pictures of effects shots, by ffmpeg itself, of movies in which every frame tells its number.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class ShotPictureTests(StudioBrowser browser, OpenStudio open) : IClassFixture<OpenStudio>
{
    // The middles are frames 12 and 42 of the cut.
    private const string List = "TITLE: TIDE R1\nFCM: NON-DROP FRAME\n* FRAME RATE: 24\n\n001  A001     V     C        01:00:10:00 01:00:11:00 01:00:00:00 01:00:01:00\n* LOC: 01:00:00:10 YELLOW TIDE_004_0010 remove the crane\n002  B001     V     C        02:00:10:00 02:00:11:12 01:00:01:00 01:00:02:12\n* LOC: 01:00:01:10 YELLOW TIDE_004_0020 add the tide\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("24", "01:00:00:00", 12, 42)]
    [InlineData("25", null, 12, 43)]
    [InlineData("24000/1001", "00:59:59:00", 36, 66)]
    public async Task A_movie_that_is_dropped_gives_every_shot_its_middle_frame(string rate, string? timecode, int first, int second)
    {
        using var folder = new TestUser();
        var production = await CutAsync();
        CountedMovie.Make(Path.Combine(folder.Folder, "r1.mov"), rate, 70, timecode);
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/cut");

        await Dropping.DropAsync(tab.Page, new DroppedFile("r1.mov", await File.ReadAllBytesAsync(Path.Combine(folder.Folder, "r1.mov"), Cancel)));
        await tab.SeesAsync("of cut 1, r1.edl");
        await tab.PressAsync("Take it in");
        await tab.Page.WaitForURLAsync("**/effects#pictures");

        foreach (var (shot, at, frame) in ((string, string, int)[])[("TIDE_004_0010", "01:00:00:12", first), ("TIDE_004_0020", "01:00:01:18", second)])
        {
            var picture = tab.Page.GetByAltText($"Middle frame of {shot}, at {at} of r1.edl");
            await picture.ScrollIntoViewIfNeededAsync();
            var file = Path.Combine(folder.Folder, "seen.jpg");
            var answer = await tab.Page.Context.APIRequest.GetAsync(new Uri(open.Studio.Address, await picture.GetAttributeAsync("src")).ToString());
            await File.WriteAllBytesAsync(file, await answer.BodyAsync(), Cancel);
            Assert.Equal("image/jpeg", answer.Headers["content-type"]);
            Assert.Equal([frame], CountedMovie.Frames(file));
            await WritingRoom.UntilAsync(tab.Page, $"document.querySelector('img[alt*=\"{shot}\"]').naturalWidth === 320");
        }

        tab.NothingFailed();
    }

    [Fact]
    public async Task A_folder_of_media_gives_the_middle_of_what_the_cut_shows_and_says_what_it_lacks()
    {
        using var folder = new TestUser();
        var production = await CutAsync();
        CountedMovie.Make(Path.Combine(folder.Folder, "A001.mov"), "24", 70, "01:00:09:12");
        using var visitor = await open.Studio.VisitorAsync();

        using var begun = await visitor.PostAsJsonAsync($"/api/v1/productions/{production.Id}/effects/pictures", new { cut = "1", folder = folder.Folder }, Cancel);
        var done = await OverAsync(visitor, begun.Headers.Location!.ToString());

        Assert.Equal(("done", HttpStatusCode.Accepted), (done.GetProperty("state").GetString(), begun.StatusCode));
        var file = Path.Combine(folder.Folder, "seen.jpg");
        await File.WriteAllBytesAsync(file, await visitor.GetByteArrayAsync($"/p/{production.Id}/effects/pictures/TIDE_004_0010.jpg", Cancel), Cancel);
        Assert.Equal([24], CountedMovie.Frames(file));
        using var none = await visitor.GetAsync($"/p/{production.Id}/effects/pictures/TIDE_004_0020.jpg", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("there is no media of B001", await visitor.GetStringAsync($"/p/{production.Id}/effects", Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ffconcat version 1.0\nfile /etc/passwd\n")]
    [InlineData("\0\0\0\u0008ftyp")]
    public async Task What_is_only_called_a_movie_is_said_to_be_none(string content)
    {
        var production = await CutAsync();
        using var visitor = await open.Studio.VisitorAsync();

        using var answer = await visitor.PostAsync($"/api/v1/productions/{production.Id}/imports?name=r1.mov", new ByteArrayContent(Encoding.Latin1.GetBytes(content)), Cancel);
        var summary = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        Assert.False(summary.GetProperty("accepts").GetBoolean());
        Assert.Contains("movie", summary.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("/tmp/", summary.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
        Assert.Empty(await production.CutMovies.ListAsync(Cancel));
    }

    [Fact]
    public async Task Without_a_movie_or_without_ffmpeg_it_is_said_what_is_missing()
    {
        await using var studio = await TestStudio.StartAsync(services => services.AddSingleton(new StudioMedia("/nowhere")));
        var production = await CutAsync(studio);
        var other = await CutAsync();
        using var visitor = await studio.VisitorAsync();
        using var elsewhere = await open.Studio.VisitorAsync();

        using var without = await visitor.PostAsJsonAsync($"/api/v1/productions/{production.Id}/effects/pictures", new { cut = "1" }, Cancel);
        using var nothing = await elsewhere.PostAsJsonAsync($"/api/v1/productions/{other.Id}/effects/pictures", new { cut = "1" }, Cancel);
        var failed = await OverAsync(elsewhere, nothing.Headers.Location!.ToString());

        Assert.Contains("ffmpeg is needed", (await OverAsync(visitor, without.Headers.Location!.ToString())).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("ffmpeg is needed", await visitor.GetStringAsync($"/p/{production.Id}/effects", Cancel), StringComparison.Ordinal);
        Assert.Equal("failed", failed.GetProperty("state").GetString());
        Assert.StartsWith("There is no movie of r1.edl yet.", failed.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("There is no movie of r1.edl yet.", await elsewhere.GetStringAsync($"/p/{other.Id}/effects", Cancel), StringComparison.Ordinal);
    }

    private Task<Production> CutAsync() => CutAsync(open.Studio);

    private static async Task<Production> CutAsync(TestStudio studio)
    {
        var production = await studio.MakeAsync("Tide");
        await production.Cuts.AddAsync(Encoding.UTF8.GetBytes(List), "r1.edl", null, Cancel);
        return production;
    }

    /// <summary>The state of a job once it is over.</summary>
    internal static async Task<JsonElement> OverAsync(HttpClient visitor, string job)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var state = await visitor.GetFromJsonAsync<JsonElement>(job, late.Token);
            if (state.GetProperty("state").GetString() is "done" or "failed" or "cancelled")
                return state;
            await look.WaitForNextTickAsync(late.Token);
        }
    }
}
