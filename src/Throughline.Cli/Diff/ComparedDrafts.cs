using System.Collections.Immutable;
using Throughline.Breakdown;
using Throughline.Breakdown.Changes;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Drafts;
using Throughline.Drafts.Changes;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Notes;

namespace Throughline.Cli.Diff;

/// <summary>Two drafts to be compared, from files or from a production.</summary>
/// <param name="Match">The drafts.</param>
/// <param name="Names">What they are called in a production; null for files, whose title pages or names say it.</param>
/// <param name="TagsA">What people tagged in the old draft.</param>
/// <param name="TagsB">What people tagged in the new draft.</param>
/// <param name="ExitCode">Of a comparison that finds nothing.</param>
internal sealed record ComparedDrafts(DraftMatch Match, (string From, string To)? Names, ImmutableArray<PersonTag> TagsA, ImmutableArray<PersonTag> TagsB, int ExitCode)
{
    /// <summary>For each line of the old draft its page, when it is a PDF; else empty.</summary>
    public ImmutableArray<int> PagesA { get; init; } = [];

    /// <summary>The same of the new draft.</summary>
    public ImmutableArray<int> PagesB { get; init; } = [];

    /// <exception cref="CommandFailure">One of them cannot be read.</exception>
    public static ComparedDrafts OfFiles(string a, string b, CommandConsole console)
    {
        var (old, now) = (ScriptFile.OpenReading(a, console), ScriptFile.OpenReading(b, console));
        return new ComparedDrafts(DraftMatch.Between(old.Screenplay, now.Screenplay), null, [], [], ScriptFile.ExitOf(old, now)) { PagesA = old.Pages, PagesB = now.Pages };
    }

    /// <param name="folder">The production.</param>
    /// <param name="a">The old draft's number or name; null for the one before the new.</param>
    /// <param name="b">The new draft's; null for the last.</param>
    /// <param name="console">Where to warn.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<ComparedDrafts> InProductionAsync(string folder, string? a, string? b, CommandConsole console, CancellationToken cancel)
    {
        using var production = await Production.OpenAsync(folder, ProductionOptions.Edge(console), cancel);
        var now = await NotedDraft.OpenAsync(production, b, cancel);
        var before = (await production.Drafts.ListAsync(cancel)).LastOrDefault(draft => draft.Number < now.Draft.Number);
        var old = await NotedDraft.OpenAsync(production, a ?? before?.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ?? throw new CommandFailure("There is no draft before this one to compare it with.", Cli.ExitCode.Usage), cancel);
        return new ComparedDrafts(DraftMatch.ByIdentity(old.Script, now.Script), (NameOf(old.Draft), NameOf(now.Draft)), DraftTags.Of(old), DraftTags.Of(now), Cli.ExitCode.Done);
    }

    /// <summary>What it means for every department.</summary>
    /// <param name="isSuggesting">True to ask the finder what else props and effects may need.</param>
    public ChangeReport Report(bool isSuggesting)
    {
        var report = ChangeReport.Of(Match, [.. NeedChanges.Of(Match, Options(TagsA), Options(TagsB))]);
        return Names is { } names ? report with { From = names.From, To = names.To } : report;

        BreakdownOptions Options(ImmutableArray<PersonTag> tags) => BreakdownOptions.Default with { Tags = tags, Suggest = isSuggesting };
    }

    private static string NameOf(Draft draft) => draft.About.Name.Length > 0 ? draft.About.Name : $"draft {draft.Number}";
}
