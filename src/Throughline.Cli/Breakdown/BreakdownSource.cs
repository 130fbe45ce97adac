using System.Collections.Immutable;
using Throughline.Breakdown;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Screenplays;
using Throughline.Studio;
using Throughline.Studio.Notes;

namespace Throughline.Cli.Breakdown;

/// <summary>A script to break down, from a file or from a production.</summary>
/// <param name="Screenplay">The script.</param>
/// <param name="Tags">What people tagged in the production.</param>
/// <param name="SettingsBeside">The path beside which settings are looked for.</param>
/// <param name="ExitCode">Of a run that goes well.</param>
internal sealed record BreakdownSource(Screenplay Screenplay, ImmutableArray<PersonTag> Tags, string SettingsBeside, int ExitCode)
{
    /// <exception cref="CommandFailure">It cannot be read.</exception>
    public static BreakdownSource OfFile(string script, CommandConsole console)
    {
        var reading = ScriptFile.OpenReading(script, console);
        return new BreakdownSource(reading.Screenplay, [], script, ScriptFile.ExitOf(reading));
    }

    /// <param name="folder">The production.</param>
    /// <param name="which">A draft's number or name; null for the latest.</param>
    /// <param name="console">Where tags without a line are named.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<BreakdownSource> InProductionAsync(string folder, string? which, CommandConsole console, CancellationToken cancel)
    {
        using var production = await Production.OpenAsync(folder, ProductionOptions.Edge(console), cancel);
        return await OfAsync(production, which, console, cancel);
    }

    /// <param name="production">The production, open.</param>
    /// <param name="which">A draft's number or name; null for the latest.</param>
    /// <param name="console">Where tags without a line are named.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<BreakdownSource> OfAsync(Production production, string? which, CommandConsole console, CancellationToken cancel)
    {
        var draft = await NotedDraft.OpenAsync(production, which, cancel);
        foreach (var tag in DraftTags.Orphans(draft))
            console.Error.WriteLine(SafeText.Line($"{NotedDraft.NameOf(tag)} ({tag.Category}: {tag.Text}): {draft.Where(tag)}; it is left out."));
        return new BreakdownSource(draft.Script, DraftTags.Of(draft), Path.Combine(production.Location, draft.Draft.FileName), Cli.ExitCode.Done);
    }
}
