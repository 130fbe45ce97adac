using System.CommandLine;
using System.Collections.Immutable;
using Throughline.Cli.Productions;
using Throughline.Credentials.ContentCredentials;
using Throughline.Filings;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Cli.Credentials;

/// <summary>In whose name is signed: a production's, else a person's.</summary>
internal sealed class SigningOptions
{
    private readonly Option<string?> _folder = new("--production") { Description = "Sign for the production in this folder; else for the one you are in, else for yourself.", HelpName = "FOLDER" };
    private readonly ProductionOptions _person;

    public SigningOptions(Command command)
    {
        command.Add(_folder);
        _person = new ProductionOptions(command, folder: false);
    }

    /// <summary>The production that is signed for; null when it is a person who signs.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="edge">Who works, with what keys.</param>
    /// <param name="write">True to add to its record as well.</param>
    /// <param name="cancel">Stops the opening.</param>
    public async Task<Production?> OpenAsync(ParseResult parsed, StudioEdge edge, bool write, CancellationToken cancel)
    {
        if ((parsed.GetValue(_folder) ?? (ProductionFolder.IsProduction(".") ? "." : null)) is not { } folder)
            return null;
        return write ? await Production.OpenToWriteAsync(folder, edge, cancel) : await Production.OpenAsync(folder, edge, cancel);
    }

    public StudioEdge Edge(ParseResult parsed, CommandConsole console) => _person.Edge(parsed, console);

    /// <summary>The certificate of a production, else of the person; made when first asked for.</summary>
    public static ClaimIdentity Identity(Production? production, StudioEdge edge)
    {
        const string person = "person";
        return edge.Keys.Claim(production?.Id ?? person, production?.Title ?? edge.Person, edge.Clock.GetUtcNow());
    }

    /// <summary>Of whom the script is, as far as the record of its production goes.</summary>
    /// <exception cref="CommandFailure">The record cannot be read.</exception>
    public static async Task<WorkOrigin> OriginAsync(Production? production, CancellationToken cancel)
    {
        if (production is null)
            return WorkOrigin.Unknown;
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        await foreach (var stored in production.Ledger.ReadAsync(0, cancel))
        {
            try
            {
                entries.Add(LedgerEntryJson.Read(stored.Bytes));
            }
            catch (FormatException failure)
            {
                throw new CommandFailure($"Entry {stored.Index} of the record cannot be read: {failure.Message} Nothing was signed. See: throughline ledger verify", inner: failure);
            }
        }

        return WorkOrigins.OfWriting(new FilingRecord(production.Title, production.Id, entries.ToImmutable(), default));
    }
}
