using System.Collections.Immutable;
using Throughline.Drafts.Matching;
using Throughline.Screenplays;

namespace Throughline.Drafts;

/// <summary>
/// Two drafts of one script, matched line by line and scene by scene. Lines are told by what they say and by what stands
/// around them, never by number or place alone.
/// </summary>
public sealed class DraftMatch
{
    /// <summary>Under this <see cref="LinePair.Confidence"/> a pair is a guess that a person should look at.</summary>
    public const double Doubtful = 0.6;

    private readonly int[] _partnerOfA;
    private readonly int[] _partnerOfB;

    internal DraftMatch(Screenplay a, Screenplay b, ImmutableArray<LinePair> lines, ImmutableArray<ScenePair> scenes, ImmutableArray<Rename> renames, Pairing pairs)
    {
        A = a;
        B = b;
        Lines = lines;
        Scenes = scenes;
        Renames = renames;
        _partnerOfA = pairs.OfA;
        _partnerOfB = pairs.OfB;
    }

    /// <summary>The old draft.</summary>
    public Screenplay A { get; }

    /// <summary>The new draft.</summary>
    public Screenplay B { get; }

    /// <summary>Every element of both drafts, in the order of the new one; what was removed stands where it stood. A line that was split or merged is in more than one pair.</summary>
    public ImmutableArray<LinePair> Lines { get; }

    /// <summary>Every scene of both drafts, in the order of the new one; what was removed stands where it stood.</summary>
    public ImmutableArray<ScenePair> Scenes { get; }

    /// <summary>Who and what has another name.</summary>
    public ImmutableArray<Rename> Renames { get; }

    /// <summary>True when no line was edited, moved, split, merged, added or removed, but for empty ones.</summary>
    public bool IsSame => Lines.All(l => l.Kind == MatchKind.Kept || IsEmpty(l));

    /// <summary>True for an empty paragraph that only one draft has; formats differ in whether they keep such. Reports leave it out.</summary>
    public bool IsEmpty(LinePair line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Kind is MatchKind.Added or MatchKind.Removed && Blank.Is(line.B is { } b ? B.Elements[b] : A.Elements[line.A!.Value]);
    }

    /// <summary>The line of the new draft that is a line of the old one: for a split line the one that has its identity. Null when there is none.</summary>
    public int? PartnerOfA(int line) => _partnerOfA[line] is >= 0 and var partner ? partner : null;

    /// <summary>The line of the old draft that a line of the new one is: for a merged line the one whose identity it has. Null when there is none.</summary>
    public int? PartnerOfB(int line) => _partnerOfB[line] is >= 0 and var partner ? partner : null;

    /// <summary>Matches two drafts. The same drafts give the same result; drafts of any length, format and order are matched.</summary>
    public static DraftMatch Between(Screenplay a, Screenplay b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var lexicon = new Lexicon();
        var oldLines = new DraftLines(a.Elements, lexicon);
        var newLines = new DraftLines(b.Elements, lexicon);
        var pairs = new Pairing(oldLines, newLines);
        Seeds.Find(pairs);
        var renames = Matching.Renames.Find(pairs);
        if (renames.Count > 0)
        {
            Matching.Renames.Apply(renames, oldLines, lexicon);
            pairs = new Pairing(oldLines, newLines);
            Seeds.Find(pairs);
        }

        Seeds.Weed(pairs);
        Gaps.Fill(pairs);
        Seeds.Find(pairs);
        Leftovers.Join(pairs, lexicon.Count);
        Gaps.Fill(pairs);
        Gaps.FillSlots(pairs);
        Seeds.FindShort(pairs);
        var parts = Parts.Find(pairs);
        Owners.Settle(pairs, parts);
        return Verdicts.Of(a, b, pairs, parts, renames);
    }

    /// <summary>Matches two drafts of one history by the identities of their lines: what was found out when each came in, drafts between them and a person's corrections included.</summary>
    /// <param name="a">The old draft, every line with an identity.</param>
    /// <param name="b">The new draft, likewise.</param>
    public static DraftMatch ByIdentity(Screenplay a, Screenplay b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var lexicon = new Lexicon();
        var oldLines = new DraftLines(a.Elements, lexicon);
        var pairs = new Pairing(oldLines, new DraftLines(b.Elements, lexicon));
        var placeOf = new Dictionary<LineId, int>();
        for (var i = 0; i < a.Elements.Length; i++)
            placeOf.TryAdd(a.Elements[i].Id, i);
        for (var j = 0; j < b.Elements.Length; j++)
        {
            if (b.Elements[j].Id.IsKnown && placeOf.TryGetValue(b.Elements[j].Id, out var i) && pairs.AreFree(i, j))
                pairs.Join(i, j);
        }

        var renames = Matching.Renames.Find(pairs);
        Matching.Renames.Apply(renames, oldLines, lexicon);
        return Verdicts.Of(a, b, pairs, Parts.Find(pairs), renames);
    }
}
