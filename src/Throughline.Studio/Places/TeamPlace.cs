using Throughline.Credentials;
using Throughline.Ledger;
using Throughline.Studio.Teams;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Studio.Places;

/// <summary>A production in the database of a team. Every server of the team may have it open and write in it at the same time.</summary>
internal sealed class TeamPlace(PostgresDatabase database, string id, StudioEdge edge)
    : ProductionPlace(database, new DatabaseContent(database, id), new DatabaseExchanges(database, id), edge)
{
    /// <inheritdoc/>
    public override string Name => database.Called;

    /// <inheritdoc/>
    /// <remarks>A server signs for itself: whoever works there has no key on it.</remarks>
    public override Actor Signer => new(Edge.Person, Edge.Role);

    /// <inheritdoc/>
    public override PersonKey Person() => throw new StudioException("Private texts are sealed with a key that only you have, and this studio runs on a server that others keep. Write them in a production of your own.");

    /// <inheritdoc/>
    public override PersonKey? FindPerson() => null;

    /// <inheritdoc/>
    public override Task BackUpAsync(string production, string target, CancellationToken cancel) => new TeamTransfer(database, Edge).ExportAsync(production, target, cancel);

    /// <inheritdoc/>
    protected override void Close()
    {
    }
}
