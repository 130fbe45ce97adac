using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Screenplays;

namespace Throughline.Effects.Statuses;

/// <summary>The line of the script that a shot is for.</summary>
/// <param name="Shot">The shot.</param>
/// <param name="Line">The line's identity.</param>
public readonly record struct ScriptCause(ShotId Shot, LineId Line);

/// <summary>Which shots are for lines that a new draft changes.</summary>
public static class ScriptChanges
{
    private const int Shown = 60;

    /// <summary>A sentence for each shot whose line was cut or says something else; a line that only moved does not count.</summary>
    /// <param name="match">Of the draft that the shots were made on, whose lines have identities, and the draft of now.</param>
    /// <param name="causes">In any order; lines that the old draft lacks are passed over.</param>
    public static ImmutableDictionary<ShotId, string> Of(DraftMatch match, IEnumerable<ScriptCause> causes)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(causes);
        var placeOf = new Dictionary<LineId, int>();
        for (var i = 0; i < match.A.Elements.Length; i++)
            placeOf.TryAdd(match.A.Elements[i].Id, i);
        var pairs = match.Lines.Where(l => l.A is not null).ToLookup(l => l.A!.Value);
        var found = ImmutableDictionary.CreateBuilder<ShotId, string>();
        foreach (var cause in causes)
        {
            if (cause.Line.IsKnown && placeOf.TryGetValue(cause.Line, out var line) && Say(match, line, [.. pairs[line]]) is { } sentence && !found.ContainsKey(cause.Shot))
                found.Add(cause.Shot, sentence);
        }

        return found.ToImmutable();
    }

    private static string? Say(DraftMatch match, int line, ImmutableArray<LinePair> pairs)
    {
        var was = Quote(match.A.Elements[line]);
        if (pairs.All(p => p.Kind == MatchKind.Removed))
            return $"the line it is for was cut: {was}";
        foreach (var pair in pairs)
        {
            if (pair.Kind is MatchKind.Edited or MatchKind.MovedEdited or MatchKind.Split or MatchKind.Merged)
                return $"the line it is for says {Quote(match.B.Elements[pair.B!.Value])} and said {was}";
        }

        return null;
    }

    private static string Quote(Element element)
    {
        var text = element.Text.Plain.ReplaceLineEndings(" ").Trim();
        if (text.Length > Shown)
            text = text[..(char.IsHighSurrogate(text[Shown - 1]) ? Shown - 1 : Shown)].TrimEnd() + "…";
        return $"“{text}”";
    }
}
