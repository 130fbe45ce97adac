using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Throughline.Studio;

namespace Throughline.Web.Tests;

public sealed class RoomTests
{
    private const string First = "INT. HALL - DAY\n\nRain on the windows of the hall.\n\nANA\nDid you lock the boat shed?\n";
    private const string Second = First + "\nEXT. PIER - NIGHT\n\nThe ferry leaves without anybody aboard.\n\nBEN\nIt was never ours.\n";
    private const string List = "TITLE: TIDE R1\nFCM: NON-DROP FRAME\n\n001  A001     V     C        01:00:00:00 01:00:02:00 01:00:00:00 01:00:02:00\n* FROM CLIP NAME: PIER WIDE\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("report", "2 people speak")]
    [InlineData("changes", "EXT. PIER")]
    [InlineData("breakdown", "One-liner")]
    [InlineData("cut", "No cut yet")]
    [InlineData("effects", "No effects shots yet")]
    [InlineData("record", "Nothing was changed, removed, put in or moved.")]
    [InlineData("record/authors", "Who wrote what")]
    [InlineData("models", "No model")]
    [InlineData("search?q=FERRY", "<mark>ferry</mark> leaves")]
    [InlineData("settings", "Final Draft")]
    public async Task A_room_shows_what_the_production_holds(string room, string expected)
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await TwoDraftsAsync(studio);
        using var visitor = await studio.VisitorAsync();

        var page = await visitor.GetStringAsync($"/p/{production.Id}/{room}", Cancel);

        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report")]
    [InlineData("changes")]
    [InlineData("breakdown")]
    [InlineData("record/authors")]
    public async Task A_room_without_a_script_says_how_to_bring_one(string room)
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Tide");
        using var visitor = await studio.VisitorAsync();

        Assert.Contains("No script yet", await visitor.GetStringAsync($"/p/{production.Id}/{room}", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_in_the_report_leads_to_its_line_on_the_page()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await TwoDraftsAsync(studio);
        using var visitor = await studio.VisitorAsync();

        Assert.Contains($"href=\"/p/{production.Id}/page#line=", await visitor.GetStringAsync($"/p/{production.Id}/report", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_a_script_is_only_text_in_every_room()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("<script>alert(1)</script>");
        await AddAsync(production, "INT. <script>alert(2)</script> - DAY\n\n<img src=x onerror=alert(3)>\n\n@\"><svg onload=alert(4)>\nFerry.\n", "<b>");
        await AddAsync(production, "INT. <script>alert(2)</script> - NIGHT\n\n<img src=x onerror=alert(3)>\n\n@\"><svg onload=alert(4)>\nNo ferry.\n", "<i>");
        using var visitor = await studio.VisitorAsync();

        foreach (var room in (string[])["report", "changes", "breakdown", "cut", "effects", "record", "record/authors", "models", "search?q=%3Cimg", "settings"])
        {
            var page = await visitor.GetStringAsync($"/p/{production.Id}/{room}", Cancel);
            Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<svg onload", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("breakdown/elements.csv", "text/csv")]
    [InlineData("breakdown/schedule.json", "application/json")]
    [InlineData("breakdown/breakdown.pdf", "application/pdf")]
    [InlineData("record/festival.pdf", "application/pdf")]
    [InlineData("record/human-provenance.json", "application/json")]
    [InlineData("record/nothing.pdf", null)]
    public async Task A_room_hands_out_files(string file, string? type)
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await TwoDraftsAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var stranger = studio.Stranger();

        using var answer = await visitor.GetAsync($"/p/{production.Id}/{file}", Cancel);
        using var refused = await stranger.GetAsync($"/p/{production.Id}/{file}", Cancel);

        Assert.Equal(type is null ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, type is null ? null : answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }

    [Fact]
    public async Task Two_cuts_that_are_dropped_are_compared()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Tide");
        using var visitor = await studio.VisitorAsync();

        await DropAsync(visitor, production, "r1.edl", List);
        var address = await DropAsync(visitor, production, "r2.edl", List.Replace("01:00:02:00 01:00:00:00 01:00:02:00", "01:00:01:12 01:00:00:00 01:00:01:12", StringComparison.Ordinal));

        var page = await visitor.GetStringAsync(address, Cancel);
        using var list = await visitor.GetAsync($"{address}/changes.pdf?from=1&to=2&for=sound", Cancel);
        Assert.Contains("PIER WIDE", page, StringComparison.Ordinal);
        Assert.Contains("What changed in the cut", page, StringComparison.Ordinal);
        Assert.Equal("application/pdf", list.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_file_that_is_no_cut_is_said_to_be_none_and_is_not_taken()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Tide");
        using var visitor = await studio.VisitorAsync();
        using var body = new ByteArrayContent([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

        using var recognised = await visitor.PostAsync($"/api/v1/productions/{production.Id}/imports?name=cut.aaf", body, Cancel);
        var summary = await recognised.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        using var refused = await visitor.PostAsJsonAsync($"/api/v1/productions/{production.Id}/imports/{summary.GetProperty("id").GetString()}/accept", new { }, Cancel);

        Assert.False(summary.GetProperty("accepts").GetBoolean());
        Assert.Contains("AAF", summary.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Empty(await production.Cuts.ListAsync(Cancel));
    }

    [Fact]
    public async Task A_rule_for_models_is_put_on_record_and_a_wrong_one_is_not()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Tide");
        using var visitor = await studio.VisitorAsync();
        var address = $"/api/v1/productions/{production.Id}/models";

        using var wrong = await visitor.PostAsJsonAsync(address, new { allow = "local", budget = "much" }, Cancel);
        using var set = await visitor.PostAsJsonAsync(address, new { allow = "local", because = "Pages stay here.", budget = "5.00 EUR", perDay = "", mcp = "read" }, Cancel);

        var page = await visitor.GetStringAsync($"/p/{production.Id}/models", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.Contains("Pages stay here.", page, StringComparison.Ordinal);
        Assert.Contains("5.00 EUR", page, StringComparison.Ordinal);
    }

    private static async Task<string> DropAsync(HttpClient visitor, Production production, string name, string content)
    {
        using var body = new StringContent(content, Encoding.UTF8, "application/octet-stream");
        using var recognised = await visitor.PostAsync($"/api/v1/productions/{production.Id}/imports?name={name}", body, Cancel);
        var id = (await recognised.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString();
        using var accepted = await visitor.PostAsJsonAsync($"/api/v1/productions/{production.Id}/imports/{id}/accept", new { }, Cancel);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        return (await accepted.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("address").GetString()!;
    }

    private static async Task<Production> TwoDraftsAsync(TestStudio studio)
    {
        var production = await studio.MakeAsync("Tide");
        await AddAsync(production, First, "White");
        await AddAsync(production, Second, "Blue");
        return production;
    }

    private static async Task AddAsync(Production production, string script, string name) =>
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(script), "tide.fountain", new Studio.Drafts.DraftDescription(name, null, "ana"), Cancel);
}
