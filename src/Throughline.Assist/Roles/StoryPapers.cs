using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Assist.Roles;

/// <summary>What a production keeps of its story besides the drafts: the bible, the ladder, and what was proposed for its rungs. Each is a document of the production, with every version it had.</summary>
/// <param name="Bible">JSON of <c>bible.v1</c>, or null.</param>
/// <param name="Ladder">The ladder.</param>
public sealed record StoryPapers(string? Bible, Ladder Ladder)
{
    private const string BibleName = "bible", LadderName = "ladder", ProposedName = "rungs-proposed";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of each rung that is written, by its name.</summary>
    public ImmutableSortedDictionary<string, string> Rungs => Ladder.Rungs.Where(rung => rung.Key != Ladder.Script).ToImmutableSortedDictionary(rung => rung.Key, rung => rung.Value.Text, StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    /// <exception cref="ModelException">What is kept is not what it should be.</exception>
    public static async Task<StoryPapers> ReadAsync(Production production, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(production);
        var bible = (await production.Story.FindAsync(BibleName, cancel))?.Text;
        try
        {
            return new StoryPapers(bible, (await production.Story.FindAsync(LadderName, cancel))?.Text is { } json ? LadderJson.Read(json) : Ladder.Empty);
        }
        catch (FormatException failure)
        {
            throw new ModelException(ModelFailureKind.NotSetUp, $"The ladder of {production.Title} cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Writes the ladder.</summary>
    /// <param name="production">Open to write.</param>
    /// <param name="ladder">All of it.</param>
    /// <param name="use">What was done: <c>ladder written</c>.</param>
    /// <param name="rung">To which rung.</param>
    /// <param name="origin">Whose the words are; null when none were written.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task WriteAsync(Production production, Ladder ladder, string use, string rung, Origin? origin, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(production);
        return production.Story.WriteAsync(LadderName, LadderJson.Write(ladder), use, "ladder-" + rung, origin, cancel);
    }

    /// <summary>Writes the bible.</summary>
    /// <param name="production">Open to write.</param>
    /// <param name="bible">JSON of <c>bible.v1</c>.</param>
    /// <param name="use">What was done: <c>bible extracted</c>, <c>bible corrected</c>.</param>
    /// <param name="origin">Human when a writer corrected it; null when it was read out of the script.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task WriteBibleAsync(Production production, JsonElement bible, string use, Origin? origin, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(production);
        return production.Story.WriteAsync(BibleName, JsonSerializer.Serialize(bible, Indented) + "\n", use, BibleName, origin, cancel);
    }

    /// <summary>What was last proposed for a rung, best first; empty when nothing was.</summary>
    public static async Task<ImmutableArray<Writing>> ProposedAsync(Production production, string rung, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(production);
        var kept = (await production.Story.FindAsync(ProposedName, cancel))?.Text is { } json ? JsonNode.Parse(json)?[rung]?.AsArray() : null;
        return [.. (kept ?? []).Select(it => new Writing(it!["label"]!.GetValue<string>(), it["text"]!.GetValue<string>()))];
    }

    /// <summary>Keeps what is proposed for a rung, in the place of what was before; nothing is written on the ladder.</summary>
    public static async Task ProposeAsync(Production production, string rung, ImmutableArray<Writing> writings, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(production);
        var all = (await production.Story.FindAsync(ProposedName, cancel))?.Text is { } json ? JsonNode.Parse(json)!.AsObject() : [];
        all[rung] = new JsonArray([.. writings.Select(writing => new JsonObject { ["label"] = writing.Label, ["text"] = writing.Text })]);
        await production.Story.WriteAsync(ProposedName, all.ToJsonString(Indented), "ladder proposed", "ladder-" + rung, null, cancel);
    }
}
