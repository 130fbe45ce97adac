using System.CommandLine;
using Throughline.Cli.Productions;
using Throughline.Studio;

namespace Throughline.Cli.Vfx;

/// <summary>The production that a command on effects works in, where it is told one.</summary>
internal sealed class EffectsProduction
{
    private readonly Option<string?> _folder = new("--production") { Description = "The folder of the production that keeps shots, turnovers, deliveries and bids.", HelpName = "FOLDER" };
    private readonly ProductionOptions _who;

    public EffectsProduction(Command command)
    {
        command.Add(_folder);
        _who = new ProductionOptions(command, folder: false);
    }

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_folder) is not null;

    /// <summary>The production to look into; null when none was named.</summary>
    public async Task<Production?> ReadAsync(ParseResult parsed, CommandConsole console, CancellationToken cancel) =>
        parsed.GetValue(_folder) is { } folder ? await Production.OpenAsync(folder, _who.Edge(parsed, console), cancel) : null;

    /// <summary>The production to write in; null when none was named.</summary>
    public async Task<Production?> WriteAsync(ParseResult parsed, CommandConsole console, CancellationToken cancel) =>
        parsed.GetValue(_folder) is { } folder ? await Production.OpenToWriteAsync(folder, _who.Edge(parsed, console), cancel) : null;
}
