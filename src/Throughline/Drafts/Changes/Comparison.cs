using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Cues;
using Throughline.Screenplays.Layout;

namespace Throughline.Drafts.Changes;

/// <summary>Both drafts with the facts that departments ask for, matched.</summary>
internal sealed class Comparison
{
    public Comparison(DraftMatch match)
    {
        Match = match;
        PagesA = PageLayout.Of(match.A);
        PagesB = PageLayout.Of(match.B);
        CastA = Cast.Of(match.A, aliases: null);
        CastB = Cast.Of(match.B, aliases: null);
        A = SceneFacts.Of(match.A, CastA, PagesA);
        B = SceneFacts.Of(match.B, CastB, PagesB);
        Kept = [.. match.Scenes.Where(s => s is { A: not null, B: not null } && !A[s.A.Value].IsOmitted && !B[s.B.Value].IsOmitted).Select(s => new ScenePairFacts(A[s.A!.Value], B[s.B!.Value], s))];
        Added = [.. match.Scenes.Where(s => s.B is { } b && !B[b].IsOmitted && (s.A is null || A[s.A.Value].IsOmitted))];
        Cut = [.. match.Scenes.Where(s => s.A is { } a && !A[a].IsOmitted && (s.B is null || B[s.B.Value].IsOmitted))];
    }

    public DraftMatch Match { get; }

    public PageMap PagesA { get; }

    public PageMap PagesB { get; }

    public Cast CastA { get; }

    public Cast CastB { get; }

    public ImmutableArray<SceneFacts> A { get; }

    public ImmutableArray<SceneFacts> B { get; }

    /// <summary>Scenes that both drafts play.</summary>
    public ImmutableArray<ScenePairFacts> Kept { get; }

    /// <summary>Scenes that only the new draft plays; with a partner in the old draft when it was omitted there.</summary>
    public ImmutableArray<ScenePair> Added { get; }

    /// <summary>Scenes that only the old draft plays; with a partner in the new draft when it is omitted there.</summary>
    public ImmutableArray<ScenePair> Cut { get; }

    /// <summary>True when scenes that both drafts have carry other numbers.</summary>
    public bool IsRenumbered => Match.Scenes.Any(s => s is { A: { } a, B: { } b } && A[a].Scene.Heading.Number != B[b].Scene.Heading.Number);

    /// <summary>True when the title pages say different things.</summary>
    public bool IsTitlePageChanged =>
        !Match.A.TitlePage.Entries.Select(e => (e.Key, Text(e))).SequenceEqual(Match.B.TitlePage.Entries.Select(e => (e.Key, Text(e))));

    /// <summary>People with another name; a joint cue is no person.</summary>
    public IEnumerable<Rename> RenamedPeople => Match.Renames.Where(r => !r.IsPlace && CastA.Names.Contains(r.From, StringComparer.Ordinal) && CastB.Names.Contains(r.To, StringComparer.Ordinal));

    /// <summary>The new draft's name of a person of the old one.</summary>
    public string NewName(string person) => Match.Renames.FirstOrDefault(r => !r.IsPlace && r.From == person)?.To ?? person;

    /// <summary>The new draft's name of a place of the old one.</summary>
    public string NewPlace(string place) => Match.Renames.FirstOrDefault(r => r.IsPlace && r.From == place)?.To ?? place;

    private static string Text(TitleEntry entry) => string.Join('\n', entry.Values.Select(v => v.Plain.Trim()));
}

/// <summary>A scene of both drafts.</summary>
internal sealed record ScenePairFacts(SceneFacts A, SceneFacts B, ScenePair Pair);
