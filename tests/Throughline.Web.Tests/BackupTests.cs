using System.Net.Http.Json;
using System.Text;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Live;

namespace Throughline.Web.Tests;

public sealed class BackupTests
{
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
}
