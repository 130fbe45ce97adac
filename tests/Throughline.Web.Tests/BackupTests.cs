using System.Net.Http.Json;
using System.Text;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Live;
using Throughline.Studio.Records;

namespace Throughline.Web.Tests;

public sealed class BackupTests
{
    private const string Script = "INT. HALL - DAY\n\nRain on the windows.\n\nANA\nNow.\n\nBEN\nNever.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_made_while_people_write_opens_and_holds_every_edit_up_to_its_moment()
    {
        using var user = new TestUser();
        await using var studio = await TestStudio.StartAsync(user: user);
        var production = await studio.MakeAsync("Tide");
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes("Rain.\n"), "tide.fountain", new DraftDescription("White", null, "Ana"), Cancel);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");
        async Task TypeAsync(int from, int count)
        {
            for (var i = from; i < from + count; i++)
            {
                await socket.SendAsync($$"""{"type":"edit","base":{{i}},"edits":[{"id":"{{Guid.NewGuid()}}","changes":[[0,"x"],{{6 + i}}]}]}""");
                await socket.NextAsync("edits");
            }
        }

        await TypeAsync(0, 20);
        var copying = production.BackUpAsync(Path.Combine(user.Folder, "copy"), Cancel);
        await TypeAsync(20, 20);
        await copying;

        using var copy = await Production.OpenToWriteAsync(Path.Combine(user.Folder, "copy"), studio.Settings.Edge, Cancel);
        List<LiveEdit> edits = [];
        await foreach (var edit in copy.Live.EditsAsync(cancel: Cancel))
            edits.Add(edit);
        Assert.InRange(edits.Count, 20, 40);
        Assert.Equal(Enumerable.Range(1, edits.Count).Select(i => (long)i), edits.Select(edit => edit.Sequence));
        Assert.Equal("Rain.\n", Encoding.UTF8.GetString(copy.Drafts.Bytes(await copy.Drafts.FindAsync("1", Cancel))));
    }

    [Fact]
    public async Task A_copy_that_was_taken_from_the_room_is_opened_by_the_studio_elsewhere_and_every_room_works_on_it()
    {
        using var elsewhere = new TestUser();
        var folder = Path.Combine(elsewhere.Folder, "restored");
        string id;
        await using (var studio = await TestStudio.StartAsync())
        {
            var production = await studio.MakeAsync("Tide");
            id = production.Id;
            await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(Script), "tide.fountain", new DraftDescription("White", null, "Ana"), Cancel);
            await production.Cuts.AddAsync("TITLE: TIDE R1\nFCM: NON-DROP FRAME\n\n001  A001     V     C        01:00:10:00 01:00:12:00 01:00:00:00 01:00:02:00\n* LOC: 01:00:01:00 YELLOW TIDE_004_0010 crane\n"u8.ToArray(), "r1.edl", null, Cancel);
            await production.SignAsync(Cancel);
            using var visitor = await studio.VisitorAsync();
            using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
            var text = (await socket.NextAsync("welcome")).GetProperty("text").GetString()!;
            await socket.SendAsync($$"""{"type":"edit","base":0,"edits":[{"id":"{{Guid.NewGuid()}}","changes":[{{text.Length}},[0,"","Snow.",""]]}]}""");
            await socket.NextAsync("edits");
            await using var zip = await visitor.GetStreamAsync($"/p/{production.Id}/backup.zip", Cancel);
            using var whole = new MemoryStream();
            await zip.CopyToAsync(whole, Cancel);
            System.IO.Compression.ZipFile.ExtractToDirectory(whole, folder);
        }

        // Another user, whose keys are others, as after a machine was lost.
        await using var restored = await TestStudio.StartAsync(user: elsewhere, folder: folder);
        using var back = await restored.VisitorAsync();
        var made = await restored.FindAsync(id);

        Assert.Equal(("Tide", folder), (made.Title, made.Location));
        foreach (var (room, expected) in ((string, string)[])[("page", "Tide"), ("report", "2 people speak"), ("changes", "class=\"changes\""), ("breakdown", "One-liner"), ("breakdown/board", "Boneyard"), ("cut", "r1.edl"), ("effects", "TIDE_004_0010"), ("proposals", "No proposals"), ("record", "Nothing was changed, removed, put in or moved."), ("record/authors", "Ana"), ("models", "No model"), ("search?q=snow", "<mark>Snow</mark>"), ("settings", folder)])
            Assert.Contains(expected, await back.GetStringAsync($"/p/{id}/{room}", Cancel), StringComparison.Ordinal);

        using var goesOn = await TestSocket.OpenAsync(restored, back, made, 1);
        await goesOn.NextAsync("welcome");
        await goesOn.SendAsync($$"""{"type":"edit","base":1,"edits":[{"id":"{{Guid.NewGuid()}}","changes":[[0,"x"],{{Script.Length + "\nSnow.\n".Length}}]}]}""");
        Assert.Equal(2, (await goesOn.NextAsync("edits")).GetProperty("edits")[0].GetProperty("sequence").GetInt64());
        using var named = await back.PostAsJsonAsync($"/api/v1/productions/{id}/drafts", new { name = "Blue", version = 2 }, Cancel);
        Assert.Equal(System.Net.HttpStatusCode.Created, named.StatusCode);
        Assert.Empty((await LedgerVerification.RunAsync(made.Ledger, [], Cancel)).Faults);
    }
}
