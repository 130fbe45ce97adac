using System.Text;
using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio.Drafts;
using Throughline.Studio.Notes;
using Throughline.Studio.Proposals;
using Throughline.Studio.Search;

namespace Throughline.Studio.Tests;

/// <summary>What is found in a production, wherever it is kept.</summary>
public abstract class SearchContract : IAsyncLifetime
{
    private const string Script = "INT. HALL - DAY\n\nRain on the windows of the hall.\n\nANA\nDid you lock the boat shed last night?\n";

    protected Production Production { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Production = await MakeAsync();
        await Production.Drafts.AddAsync(Encoding.UTF8.GetBytes(Script), "tide.fountain", new DraftDescription("White", null, "ben"), Cancel);
    }

    public virtual ValueTask DisposeAsync()
    {
        Production.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract Task<Production> MakeAsync();

    [Theory]
    [InlineData("gossip", "proposal 1", "We have heard the gossip before.")]
    [InlineData("quieter", "proposal 1", "quieter")]
    [InlineData("drizzle", "proposal 1", "Drizzle")]
    [InlineData("\"who asks\"", "proposal 1", "Rain: Who asks?")]
    public async Task A_proposal_is_found_by_why_and_by_what_it_says(string asked, string place, string text)
    {
        await ProposeAsync();
        await Production.Search.RefreshAsync(Cancel);

        var hit = Assert.Single(await Production.Search.FindAsync(asked, Cancel), hit => hit.Kind == SearchKind.Proposal);

        Assert.Equal(("1", place, text), (hit.Text.Key, hit.Text.Place, hit.Text.Text));
    }

    [Fact]
    public async Task What_was_decided_is_found_once_it_was()
    {
        var number = await ProposeAsync();
        await Production.Search.RefreshAsync(Cancel);
        Assert.Empty(await Production.Search.FindAsync("thunder", Cancel));

        await Production.Proposals.RefuseAsync(number, "There is thunder in scene 9.", Cancel);
        await Production.Search.RefreshAsync(Cancel);
        await Production.Proposals.TakeAsync(number, new ProposalChoice(0, [new TakenSpan(0, "A shower")]), Cancel);
        await Production.Search.RefreshAsync(Cancel);

        var refused = Assert.Single(await Production.Search.FindAsync("thunder", Cancel));
        Assert.StartsWith("proposal 1, refused by ", refused.Text.Place, StringComparison.Ordinal);
        Assert.Contains(await Production.Search.FindAsync("\"a shower\"", Cancel), hit => hit.Kind == SearchKind.Proposal && hit.Text.Place.StartsWith("proposal 1, taken, changed, by ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_erased_is_found_no_more()
    {
        var number = await ProposeAsync();
        await Production.Search.RefreshAsync(Cancel);
        Assert.NotEmpty(await Production.Search.FindAsync("gossip", Cancel));

        await Production.Proposals.EraseAsync(number.ToString(System.Globalization.CultureInfo.InvariantCulture), Cancel);

        Assert.Empty(await Production.Search.FindAsync("gossip", Cancel));
        await Production.Search.RefreshAsync(Cancel);
        Assert.Empty(await Production.Search.FindAsync("gossip", Cancel));
    }

    [Fact]
    public async Task Every_kind_of_thing_is_found_under_its_kind()
    {
        var draft = await Production.Drafts.FindOrLatestAsync(null, Cancel);
        var rain = Production.Drafts.Read(draft).Elements.First(element => element.Text.Plain.StartsWith("Rain", StringComparison.Ordinal));
        await Production.Notes.AddAsync(draft, new NewNote(NoteKind.Note, new Anchor(rain.Id, 0, 4), "Is the weather needed?"), Cancel);
        await Production.Notes.AddAsync(draft, new NewNote(NoteKind.Tag, new Anchor(rain.Id, 0, 4), "rain machine", "special-effects"), Cancel);
        await Production.RenameAsync("Ebb", Cancel);
        await Production.Search.RefreshAsync(Cancel);

        foreach (var (asked, kind) in ((string, SearchKind)[])[("windows", SearchKind.Script), ("weather", SearchKind.Note), ("machine", SearchKind.Tag), ("white", SearchKind.Draft), ("renamed ebb", SearchKind.Record)])
            Assert.Contains(kind, (await Production.Search.FindAsync(asked, Cancel)).Select(hit => hit.Kind));
    }

    private async Task<string> ProposeAsync()
    {
        var script = Production.Drafts.Read(await Production.Drafts.FindOrLatestAsync(null, Cancel));
        var rain = script.Elements.First(element => element.Text.Plain.StartsWith("Rain", StringComparison.Ordinal));
        var number = await Production.Proposals.AddAsync(new Proposal
        {
            Id = Guid.NewGuid(),
            Draft = "draft-1",
            Actor = new Actor("ben", "writer"),
            Alternatives = [new Alternative("quieter", [ProposedSpan.Replace(rain, 0, 4, "Drizzle"), ProposedSpan.Question(rain, 0, 4, "Who asks?")])],
            Reason = "We have heard the gossip before.",
            Origin = Origin.Human,
        }, "a colleague", Cancel);
        return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
