using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Throughline.Studio;

namespace Throughline.Web.Tests;

public sealed class BreakdownRoomTests
{
    private const string Script = "INT. HALL - DAY\n\nAna lifts a red suitcase.\n\nANA\nNow.\n\nEXT. PIER - NIGHT\n\nThe ferry leaves.\n\nBEN\nNever.\n";
    private const string Later = "\n\nEXT. MOON - DAY\n\nA rope ladder hangs there.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("report", "EXT. MOON")]
    [InlineData("breakdown", "EXT. MOON")]
    [InlineData("breakdown/scenes?at=2", "rope ladder")]
    [InlineData("breakdown/board", "MOON")]
    [InlineData("search?q=LADDER", "<mark>ladder</mark>")]
    public async Task A_room_shows_what_is_written_now_and_says_so(string room, string expected)
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        await WriteAsync(studio, visitor, production, Later);

        var page = await visitor.GetStringAsync($"/p/{production.Id}/{room}", Cancel);

        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Contains("changed since White", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_was_just_written_is_found_at_its_line_of_the_page()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        await WriteAsync(studio, visitor, production, Later);

        var page = await visitor.GetStringAsync($"/p/{production.Id}/search?q=ladder", Cancel);

        var line = (Script + Later).Split('\n').Index().First(one => one.Item.Contains("ladder", StringComparison.Ordinal)).Index + 1;
        Assert.Contains($"page#line={line}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_place_that_the_report_points_to_on_itself_is_there()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();

        var page = await visitor.GetStringAsync($"/p/{production.Id}/report", Cancel);

        foreach (System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(page, "href=\"#([^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)))
            Assert.Contains($"id=\"{link.Groups[1].Value}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_on_words_stands_on_the_sheet_until_it_is_taken_off()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();

        using var made = await visitor.PostAsJsonAsync(Api(production, "/breakdown/tags"), new { scene = 0, line = 3, start = 12, words = "red suitcase", category = "art", name = "suitcase of the story" }, Cancel);
        var number = (await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("number").GetInt32();
        var with = await visitor.GetStringAsync($"/p/{production.Id}/breakdown/scenes?at=0", Cancel);
        using var closed = await visitor.PostAsJsonAsync(Api(production, $"/notes/{number}/close"), new { kind = "tag" }, Cancel);
        var without = await visitor.GetStringAsync($"/p/{production.Id}/breakdown/scenes?at=0", Cancel);

        Assert.Contains("says-person", with, StringComparison.Ordinal);
        Assert.Contains("tagged by Ana", with, StringComparison.Ordinal);
        Assert.DoesNotContain("suitcase of the story", without, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suggestion_that_is_refused_leaves_the_breakdown_and_can_be_brought_back()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        var before = await visitor.GetStringAsync($"/p/{production.Id}/breakdown/elements.csv", Cancel);

        using var made = await visitor.PostAsJsonAsync(Api(production, "/breakdown/tags"), new { scene = 0, line = 3, start = 12, words = "red suitcase", category = "props", name = "red suitcase", refused = true }, Cancel);

        var after = await visitor.GetStringAsync($"/p/{production.Id}/breakdown/elements.csv", Cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Contains(",props,104,red suitcase,", before, StringComparison.Ordinal);
        Assert.DoesNotContain(",props,104,red suitcase,", after, StringComparison.Ordinal);
        Assert.Contains("Bring back", await visitor.GetStringAsync($"/p/{production.Id}/breakdown/scenes?at=0", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_no_draft_has_yet_can_be_tagged_and_words_that_are_gone_cannot()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        await WriteAsync(studio, visitor, production, Later);

        using var made = await visitor.PostAsJsonAsync(Api(production, "/breakdown/tags"), new { scene = 2, line = -1, start = -1, words = "Rope Ladder", category = "props", name = "ladder" }, Cancel);
        using var gone = await visitor.PostAsJsonAsync(Api(production, "/breakdown/tags"), new { scene = 2, line = -1, start = -1, words = "helicopter", category = "props", name = "helicopter" }, Cancel);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (made.StatusCode, gone.StatusCode));
        Assert.Contains("tagged by Ana", await visitor.GetStringAsync($"/p/{production.Id}/breakdown/scenes?at=2", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scene_on_the_board_keeps_its_day_in_the_next_draft_and_in_the_files()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();
        var strips = (await visitor.GetFromJsonAsync<JsonElement>(Api(production, "/board"), Cancel)).GetProperty("boneyard").EnumerateArray().Select(strip => strip.GetProperty("id").GetString()).ToArray();

        var day = (await ChangeAsync(visitor, production, new { @do = "add-day" })).GetProperty("days")[0].GetProperty("id").GetString();
        await ChangeAsync(visitor, production, new { @do = "place", strip = strips[0], day });
        var board = await ChangeAsync(visitor, production, new { @do = "place", strip = strips[1], day, before = strips[0] });
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes("INT. CELLAR - DAY\n\nDark.\n\n" + Script), "tide.fountain", new Studio.Drafts.DraftDescription("Blue", null, "ana"), Cancel);
        var csv = await visitor.GetStringAsync($"/p/{production.Id}/breakdown/days.csv", Cancel);
        using var pdf = await visitor.GetAsync($"/p/{production.Id}/breakdown/board.pdf", Cancel);

        Assert.Equal([strips[1], strips[0]], board.GetProperty("days")[0].GetProperty("strips").EnumerateArray().Select(strip => strip.GetProperty("id").GetString()));
        Assert.Equal("3/8", board.GetProperty("days")[0].GetProperty("pages").GetString());
        Assert.Equal(["2", "1"], csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[0]));
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.Contains("SWF", await visitor.GetStringAsync($"/p/{production.Id}/breakdown/days", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_makes_no_sense_on_the_board_is_refused_in_words_and_changes_nothing()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithDraftAsync(studio);
        using var visitor = await studio.VisitorAsync();

        foreach (var change in (object[])[new { @do = "place", strip = "s999999", day = "d1" }, new { @do = "dates", date = "soon" }, new { @do = "dance" }, new { @do = "order", by = "moon", pages = "5" }, new { @do = "undo" }, new { @do = "dates", date = "2026-12-01", off = "monday,tuesday,wednesday,thursday,friday,saturday,sunday" }])
        {
            using var answer = await visitor.PostAsJsonAsync(Api(production, "/board"), change, Cancel);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict, $"{change}: {answer.StatusCode}");
            Assert.Contains("detail", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.Equal(0, (await production.Schedule.ReadAsync(Cancel)).Version);
    }

    private static string Api(Production production, string path) => $"/api/v1/productions/{production.Id}{path}";

    private static async Task<JsonElement> ChangeAsync(HttpClient visitor, Production production, object change)
    {
        using var answer = await visitor.PostAsJsonAsync(Api(production, "/board"), change, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static async Task<Production> WithDraftAsync(TestStudio studio)
    {
        var production = await studio.MakeAsync("Tide");
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(Script), "tide.fountain", new Studio.Drafts.DraftDescription("White", null, "ana"), Cancel);
        return production;
    }

    private static async Task WriteAsync(TestStudio studio, HttpClient visitor, Production production, string more)
    {
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        var lines = string.Join(",", more.Split('\n').Select(line => $"\"{line}\""));
        await socket.SendAsync($$"""{"type":"edit","base":0,"edits":[{"id":"{{Guid.NewGuid()}}","manner":"typed","changes":[{{Script.Length}},[0,{{lines}}]]}]}""");
        await socket.NextAsync("edits");
    }
}
