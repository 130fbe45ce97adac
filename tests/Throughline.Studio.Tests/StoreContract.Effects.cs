using Throughline.Editorial.Edl;
using Throughline.Effects;
using Throughline.Effects.Receiving;
using Throughline.Effects.Turnovers;
using Throughline.Ledger;
using Throughline.Screenplays;
using Throughline.Studio.Effects;
using Throughline.Studio.Records;
using Throughline.Studio.Storage;
using Throughline.Text;

namespace Throughline.Studio.Tests;

public abstract partial class StoreContract
{
    private static readonly ShotPattern Pattern = ShotPattern.Parse("SHOW_SCENE_0010", "TIDE")!;

    [Fact]
    public async Task An_id_that_was_given_is_never_given_again_whatever_becomes_of_its_shot()
    {
        var (effects, _, _) = await EffectsAsync();
        await effects.KeepAsync([new EffectsShot(new ShotId("TIDE_104_0010"), "104", "boom", "Mill")], TestContext.Current.CancellationToken);
        await effects.KeepAsync(Turnover(null, "TIDE_104_0020"), "cut.edl", null, TestContext.Current.CancellationToken);

        var register = await effects.RegisterAsync(TestContext.Current.CancellationToken);

        Assert.Equal("TIDE_104_0030", register.Give(Pattern, "104").Id.Text);
    }

    [Fact]
    public async Task A_shot_that_is_kept_again_takes_what_is_said_and_leaves_what_is_not()
    {
        var (effects, _, _) = await EffectsAsync();
        var id = new ShotId("TIDE_104_0010");
        await effects.KeepAsync([new EffectsShot(id, "104", "boom", "Mill", BidLine: "104-REMOVAL")], TestContext.Current.CancellationToken);

        var made = await effects.KeepAsync([new EffectsShot(id, "", "boom and shadow", "")], TestContext.Current.CancellationToken);

        Assert.Empty(made);
        Assert.Equal(new EffectsShot(id, "104", "boom and shadow", "Mill", null, "104-REMOVAL"), Assert.Single(await effects.ShotsAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_turnover_comes_back_as_it_was_handed_over_and_stands_in_the_record()
    {
        var (effects, store, _) = await EffectsAsync();
        var first = Turnover(null, "TIDE_104_0010");

        await effects.KeepAsync(first, "cut.edl", "the cut"u8.ToArray(), TestContext.Current.CancellationToken);

        var kept = Assert.Single(await effects.TurnoversAsync(TestContext.Current.CancellationToken));
        Assert.Equal(TurnoverJson.Write(first), TurnoverJson.Write(effects.Read(kept)));
        var entry = Assert.Single(await Entries(store)).Event;
        Assert.Equal((EventKind.Exported, "turnover-1", kept.Snapshot.ToString(), "1"), (entry.Kind, entry.Target!.Document, entry.Details["sha256"], entry.Details["plates"]));
    }

    [Fact]
    public async Task A_turnover_that_is_not_the_next_is_refused_and_nothing_is_kept()
    {
        var (effects, store, _) = await EffectsAsync();
        var first = Turnover(null, "TIDE_104_0010");
        await effects.KeepAsync(first, "cut.edl", null, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<StudioException>(() => effects.KeepAsync(first, "cut.edl", null, TestContext.Current.CancellationToken));

        Assert.Single(await effects.TurnoversAsync(TestContext.Current.CancellationToken));
        Assert.Single(await Entries(store));
    }

    [Fact]
    public async Task A_snapshot_that_was_changed_on_the_disk_is_refused()
    {
        var (effects, _, content) = await EffectsAsync();
        await effects.KeepAsync(Turnover(null, "TIDE_104_0010"), "cut.edl", null, TestContext.Current.CancellationToken);
        var kept = Assert.Single(await effects.TurnoversAsync(TestContext.Current.CancellationToken));
        var file = Directory.GetFiles(content, kept.Snapshot.ToString(), SearchOption.AllDirectories).Single();

        await File.AppendAllTextAsync(file, " ", TestContext.Current.CancellationToken);

        Assert.Throws<StudioException>(() => effects.Read(kept));
    }

    [Fact]
    public async Task What_came_back_is_kept_by_delivery_and_the_last_of_a_plate_counts()
    {
        var (effects, store, _) = await EffectsAsync();
        await effects.KeepAsync(Turnover(null, "TIDE_104_0010"), "cut.edl", null, TestContext.Current.CancellationToken);
        var shot = new ShotId("TIDE_104_0010");

        var first = await effects.KeepAsync(1, [new DeliveredVersion("TIDE_104_0010_PL01_v001", shot, 1001, 1050, 50, (3840, 2160), [new DeliveryFinding("VFX405", "short"), new DeliveryFinding("VFX405", "short")])], TestContext.Current.CancellationToken);
        var second = await effects.KeepAsync(1, [new DeliveredVersion("TIDE_104_0010_PL01_v001", shot, 1001, 1064, 64, null, [])], TestContext.Current.CancellationToken);

        Assert.Equal((1, 2), (first, second));
        Assert.Equal(["VFX405", ""], (await effects.DeliveredAsync(TestContext.Current.CancellationToken)).Select(d => d.Findings));
        Assert.Equal((1001L, 1064L), (await effects.FramesAsync(TestContext.Current.CancellationToken)).ByPlate["TIDE_104_0010_PL01_V001"]);
        Assert.Equal(2, (await Entries(store)).Count(e => e.Event is { Kind: EventKind.Imported, Origin: Origin.ThirdParty }));
    }

    [Fact]
    public async Task A_bid_is_kept_as_it_came_and_the_same_again_is_the_same()
    {
        var (effects, _, _) = await EffectsAsync();

        var own = await effects.KeepAsync("", "bid.json", "{}"u8.ToArray(), null, TestContext.Current.CancellationToken);
        var mill = await effects.KeepAsync("Mill", "mill.csv", "Ref,Shots\n"u8.ToArray(), null, TestContext.Current.CancellationToken);
        var again = await effects.KeepAsync("Mill", "mill.csv", "Ref,Shots\n"u8.ToArray(), null, TestContext.Current.CancellationToken);

        Assert.Equal((1, 2, 2), (own, mill, again));
        Assert.Equal("Ref,Shots\n"u8.ToArray(), effects.Bytes((await effects.BidsAsync(TestContext.Current.CancellationToken))[1]));
    }

    [Fact]
    public async Task The_cause_of_a_shot_is_a_line_of_a_draft_that_is_there()
    {
        var (effects, _, _) = await EffectsAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => effects.KeepAsync([new EffectsShot(new ShotId("TIDE_104_0010"), "", "", "", new ShotCause(7, new LineId(1)))], TestContext.Current.CancellationToken));
    }

    private async Task<(EffectsStore Effects, LedgerStore Ledger, string Content)> EffectsAsync()
    {
        var database = await FreshAsync();
        var store = await StoreAsync(database);
        var content = _content.Path;
        var next = 0;
        return (new EffectsStore(database, ProductionId, new Throughline.Studio.Places.FolderContent(content), store, kind => Event(++next) with { Kind = kind }), store, content);
    }

    private static Turnover Turnover(Turnover? after, string shot)
    {
        var cut = EdlReader.Read(new SourceText($"TITLE: Cut\n* FRAME RATE: 24\n001  A001 V C 01:00:10:00 01:00:12:00 01:00:00:00 01:00:02:00\n* {shot}\n", "cut.edl")).Timeline;
        return TurnoverPlan.Make(new TurnoverRequest(cut, CutShots.Of(cut, Pattern), Pattern, PullPolicy.Default, DateTimeOffset.UnixEpoch) { After = after }).Turnover;
    }
}
