using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Throughline.Studio;

namespace Throughline.Web.Tests;

public sealed class EffectsRoomTests
{
    private const string List = "TITLE: TIDE R1\nFCM: NON-DROP FRAME\n\n001  A001     V     C        01:00:10:00 01:00:12:00 01:00:00:00 01:00:02:00\n* FROM CLIP NAME: PIER WIDE\n* LOC: 01:00:01:00 YELLOW TIDE_004_0010 remove the crane\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cut_is_handed_over_in_the_room_and_its_folder_is_there_to_take()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithCutAsync(studio);
        using var visitor = await studio.VisitorAsync();

        var before = await visitor.GetStringAsync($"/p/{production.Id}/effects", Cancel);
        using var handed = await visitor.PostAsJsonAsync(Api(production, "/turnovers"), new { cut = "1", show = "TIDE", head = "12", tail = "12" }, Cancel);
        var after = await visitor.GetStringAsync($"/p/{production.Id}/effects", Cancel);
        using var zip = new ZipArchive(await visitor.GetStreamAsync($"/p/{production.Id}/effects/turnover-1.zip", Cancel));

        Assert.Contains("NEW", before, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, handed.StatusCode);
        Assert.Contains("NO_CHANGE", after, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "turnover.json", "pull.edl", "pull.ale", "count-sheet.pdf", "manifest.sha256" }, zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(12, production.Effects.Read((await production.Effects.TurnoversAsync(Cancel))[0]).Policy.HeadHandle);
    }

    [Fact]
    public async Task How_far_a_shot_is_is_said_in_the_room_with_who_said_it()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithCutAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var handed = await visitor.PostAsJsonAsync(Api(production, "/turnovers"), new { cut = "1", show = "TIDE" }, Cancel);

        using var said = await visitor.PostAsJsonAsync(Api(production, "/shots/TIDE_004_0010"), new { stage = "Retake", note = "The crane is back.", vendor = "Foreshore" }, Cancel);
        using var wrong = await visitor.PostAsJsonAsync(Api(production, "/shots/TIDE_004_0010"), new { stage = "Perfect" }, Cancel);
        using var unknown = await visitor.PostAsJsonAsync(Api(production, "/shots/TIDE_999_0010"), new { stage = "Final" }, Cancel);

        var page = await visitor.GetStringAsync($"/p/{production.Id}/effects?stage=Retake", Cancel);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (said.StatusCode, wrong.StatusCode, unknown.StatusCode));
        Assert.Contains("The crane is back.", page, StringComparison.Ordinal);
        Assert.Contains("Foreshore", page, StringComparison.Ordinal);
        Assert.Equal("Ana", (await production.ShotProgress.ListAsync(Cancel))["TIDE_004_0010"].Person);
    }

    [Fact]
    public async Task What_came_back_is_checked_by_names_and_heads()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithCutAsync(studio);
        using var visitor = await studio.VisitorAsync();
        using var early = await visitor.PostAsync(new Uri(Api(production, "/deliveries"), UriKind.Relative), Heads(("a/TIDE_004_0010_PL01_v001.1001.exr", [1])), Cancel);
        using var handed = await visitor.PostAsJsonAsync(Api(production, "/turnovers"), new { cut = "1", show = "TIDE" }, Cancel);

        using var came = await visitor.PostAsync(new Uri(Api(production, "/deliveries"), UriKind.Relative), Heads([.. Enumerable.Range(1001, 10).Select(i => ($"a/TIDE_004_0010_PL01_v001.{i}.exr", new byte[] { 1, 2 }))]), Cancel);
        using var damaged = await visitor.PostAsync(new Uri(Api(production, "/deliveries"), UriKind.Relative), new ByteArrayContent([1, 2, 3, 4, 255, 255, 255, 255, 0]), Cancel);

        var page = await visitor.GetStringAsync($"/p/{production.Id}/effects", Cancel);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.BadRequest), (early.StatusCode, came.StatusCode, damaged.StatusCode));
        Assert.Contains("1001–1010", page, StringComparison.Ordinal);
        Assert.Contains("VFX404", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_without_shots_and_a_cut_that_is_not_there_are_not_handed_over()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Tide");
        await production.Cuts.AddAsync(Encoding.UTF8.GetBytes(List.Replace("* LOC: 01:00:01:00 YELLOW TIDE_004_0010 remove the crane\n", "", StringComparison.Ordinal)), "r1.edl", null, Cancel);
        using var visitor = await studio.VisitorAsync();

        foreach (var (asked, expected) in ((object, HttpStatusCode)[])[(new { cut = "1" }, HttpStatusCode.Conflict), (new { cut = "9" }, HttpStatusCode.Conflict), (new { cut = "x" }, HttpStatusCode.BadRequest), (new { cut = "1", head = "-1" }, HttpStatusCode.BadRequest)])
        {
            using var answer = await visitor.PostAsJsonAsync(Api(production, "/turnovers"), asked, Cancel);
            Assert.Equal(expected, answer.StatusCode);
        }

        Assert.Empty(await production.Effects.TurnoversAsync(Cancel));
    }

    [Fact]
    public async Task One_cut_is_drawn_with_its_clips_leading_to_their_scene()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithCutAsync(studio);
        using var visitor = await studio.VisitorAsync();

        var page = await visitor.GetStringAsync($"/p/{production.Id}/cut", Cancel);

        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("PIER WIDE", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record/entries.jsonl", "application/jsonl")]
    [InlineData("backup.zip", "application/zip")]
    public async Task The_record_and_a_whole_copy_are_there_to_take(string file, string type)
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithCutAsync(studio);
        using var visitor = await studio.VisitorAsync();

        using var answer = await visitor.GetAsync($"/p/{production.Id}/{file}", Cancel);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.True(bytes.Length > 100);
        if (type == "application/zip")
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            Assert.Contains(zip.Entries, entry => entry.FullName.EndsWith(".db", StringComparison.Ordinal) || entry.FullName.EndsWith("sqlite", StringComparison.Ordinal));
        }
        else
        {
            Assert.All(Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => JsonDocument.Parse(line).Dispose());
        }
    }

    [Theory]
    [InlineData("?paper=a4", HttpStatusCode.OK)]
    [InlineData("?style=bbc&watermark=Ana", HttpStatusCode.OK)]
    [InlineData("?paper=napkin", HttpStatusCode.BadRequest)]
    [InlineData("?style=comic", HttpStatusCode.BadRequest)]
    public async Task A_script_is_printed_in_the_style_that_is_asked_for(string asked, HttpStatusCode expected)
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await WithCutAsync(studio);
        using var visitor = await studio.VisitorAsync();

        using var answer = await visitor.GetAsync($"/api/v1/productions/{production.Id}/exports/pdf{asked}", Cancel);

        Assert.Equal(expected, answer.StatusCode);
    }

    private static ByteArrayContent Heads(params (string Path, byte[] Head)[] files)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        foreach (var (path, head) in files)
        {
            writer.Write((uint)Encoding.UTF8.GetByteCount(path));
            writer.Write((uint)head.Length);
            writer.Write(Encoding.UTF8.GetBytes(path));
            writer.Write(head);
        }

        writer.Flush();
        return new ByteArrayContent(memory.ToArray());
    }

    private static string Api(Production production, string path) => $"/api/v1/productions/{production.Id}/effects{path}";

    private static async Task<Production> WithCutAsync(TestStudio studio)
    {
        var production = await studio.MakeAsync("Tide");
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes("EXT. QUAY - DAY #4#\n\nA crane.\n\nANA\nTide.\n"), "tide.fountain", new Studio.Drafts.DraftDescription("White", null, "ana"), Cancel);
        await production.Cuts.AddAsync(Encoding.UTF8.GetBytes(List), "r1.edl", null, Cancel);
        return production;
    }
}
