using Throughline.Screenplays;

namespace Throughline.Drafts.Matching;

/// <summary>
/// A cue is the one whose speech it heads, a heading the one whose scene it opens: they follow what stands under them,
/// whatever they say.
/// </summary>
internal static class Owners
{
    private const double LeastShare = 0.15;

    /// <summary>Gives cues and headings the partners of what they head.</summary>
    /// <param name="pairs">Of lines; those of cues and headings are set right.</param>
    /// <param name="parts">Lines that were split or merged: their first part says whose they are.</param>
    public static void Settle(Pairing pairs, List<PartPair> parts)
    {
        Settle(pairs, parts, pairs.A.SpeechOf, pairs.B.SpeechOf, isScene: false);
        PartLoneCues(pairs);
        Settle(pairs, parts, pairs.A.SceneOf, pairs.B.SceneOf, isScene: true);
    }

    private static void Settle(Pairing pairs, List<PartPair> parts, int[] ownerOfA, int[] ownerOfB, bool isScene)
    {
        var votes = Count(pairs, ownerOfA, ownerOfB);
        AddFirstParts(pairs, parts, ownerOfA, ownerOfB, votes);
        if (isScene)
        {
            DropWeak(pairs, votes);
            AddOmitted(pairs, votes);
        }

        var ranked = new List<Vote>(votes.Count);
        foreach (var ((a, b), words) in votes)
            ranked.Add(new Vote(a, b, words * (0.5 + Likeness.Of(pairs.A, a, pairs.B, b, 0)) + (pairs.OfA[a] == b ? 1 : 0)));
        ranked.Sort(Vote.Compare);

        // Who has content somewhere must not hold on to a partner that has none of it.
        foreach (var vote in ranked)
        {
            if (pairs.OfA[vote.A] is not Pairing.None and var other && !votes.ContainsKey((vote.A, other)))
                pairs.Part(vote.A);
            if (pairs.OfB[vote.B] is not Pairing.None and var origin && !votes.ContainsKey((origin, vote.B)))
                pairs.Part(origin);
        }

        if (isScene)
            PartStrangers(pairs, votes);
        HashSet<int> takenA = [], takenB = [];
        foreach (var vote in ranked)
        {
            if (takenA.Contains(vote.A) || takenB.Contains(vote.B))
                continue;
            takenA.Add(vote.A);
            takenB.Add(vote.B);
            if (pairs.OfA[vote.A] == vote.B)
                continue;
            if (pairs.OfA[vote.A] != Pairing.None)
                pairs.Part(vote.A);
            if (pairs.OfB[vote.B] is not Pairing.None and var rival)
                pairs.Part(rival);
            pairs.Join(vote.A, vote.B);
        }
    }

    // Two scenes of which no line is the same are one scene only if they play in one place, or one of them is empty.
    private static void PartStrangers(Pairing pairs, Dictionary<(int A, int B), double> votes)
    {
        for (var a = 0; a < pairs.OfA.Length; a++)
        {
            if (pairs.OfA[a] == Pairing.None || pairs.A.Elements[a] is not SceneHeading old || pairs.B.Elements[pairs.OfA[a]] is not SceneHeading now)
                continue;
            var isEmpty = !HasContent(pairs.A, a) || !HasContent(pairs.B, pairs.OfA[a]);
            if (!isEmpty && !votes.ContainsKey((a, pairs.OfA[a])) && !pairs.AreSame(a, pairs.OfA[a]) && !IsOnePlace(old, now))
                pairs.Part(a);
        }
    }

    // A line or two that wandered into a scene in another place do not make it the scene they came from.
    private static void DropWeak(Pairing pairs, Dictionary<(int A, int B), double> votes)
    {
        foreach (var ((a, b), words) in votes.ToList())
        {
            if (words < LeastShare * Math.Min(ContentWords(pairs.A, a), ContentWords(pairs.B, b)) && !IsOnePlace((SceneHeading)pairs.A.Elements[a], (SceneHeading)pairs.B.Elements[b]))
                votes.Remove((a, b));
        }
    }

    private static int ContentWords(DraftLines lines, int heading)
    {
        var end = heading + 1;
        while (end < lines.Count && lines.SceneOf[end] == heading)
            end++;
        return lines.Starts[end] - lines.Starts[heading + 1];
    }

    private static bool IsOnePlace(SceneHeading a, SceneHeading b) =>
        a.Slugline.Location.AsSpan().SequenceEqual(b.Slugline.Location.AsSpan(), StringComparer.OrdinalIgnoreCase);

    // A cue of whose speech not a word stayed is only a name, unless it stands between the same lines as before.
    private static void PartLoneCues(Pairing pairs)
    {
        var isInOrder = Chain.InOrder(pairs);
        for (var a = 0; a < isInOrder.Length; a++)
        {
            var b = pairs.OfA[a];
            if (b == Pairing.None || pairs.HasNeighbour(a, b))
                continue;
            if (pairs.A.IsCue(a) ? !SharesSpeech(pairs, a, b) && !EndsAlike(pairs, a, b) : !isInOrder[a] && pairs.A.Length(a) < 2)
                pairs.Part(a);
        }
    }

    private static bool EndsAlike(Pairing pairs, int a, int b)
    {
        int endA = SpeechEnd(pairs.A, a), endB = SpeechEnd(pairs.B, b);
        return endA < pairs.OfA.Length ? pairs.OfA[endA] == endB : endB == pairs.OfB.Length;
    }

    private static int SpeechEnd(DraftLines lines, int cue)
    {
        var end = cue + 1;
        while (end < lines.Count && lines.SpeechOf[end] == cue)
            end++;
        return end;
    }

    private static bool SharesSpeech(Pairing pairs, int a, int b)
    {
        for (var part = a + 1; part < pairs.OfA.Length && (pairs.A.SpeechOf[part] == a || !pairs.A.Elements[part].IsPrinted); part++)
        {
            if (pairs.OfA[part] is var partner and >= 0 && pairs.B.SpeechOf[partner] == b)
                return true;
        }

        return false;
    }

    private static bool HasContent(DraftLines lines, int heading) => heading + 1 < lines.Count && lines.SceneOf[heading + 1] == heading;

    private static Dictionary<(int A, int B), double> Count(Pairing pairs, int[] ownerOfA, int[] ownerOfB)
    {
        var votes = new Dictionary<(int A, int B), double>();
        for (var i = 0; i < ownerOfA.Length; i++)
        {
            if (pairs.OfA[i] is var j and >= 0 && ownerOfA[i] is var a and >= 0 && ownerOfB[j] is var b and >= 0 && a != i && b != j)
                votes[(a, b)] = votes.GetValueOrDefault((a, b)) + pairs.A.Length(i);
        }

        return votes;
    }

    // The first part outweighs the others together, however short it is.
    private static void AddFirstParts(Pairing pairs, List<PartPair> parts, int[] ownerOfA, int[] ownerOfB, Dictionary<(int A, int B), double> votes)
    {
        foreach (var part in parts)
        {
            var isFirst = part.IsSplit ? pairs.OfA[part.A] is var main and >= 0 && part.B < main : pairs.OfB[part.B] is var mainA and >= 0 && part.A < mainA;
            var (a, b) = (ownerOfA[part.A], ownerOfB[part.B]);
            if (isFirst && a >= 0 && b >= 0)
                votes[(a, b)] = votes.GetValueOrDefault((a, b)) + pairs.A.Length(part.A) + pairs.B.Length(part.B);
        }
    }

    // An omitted scene has nothing under it but keeps its number.
    private static void AddOmitted(Pairing pairs, Dictionary<(int A, int B), double> votes)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < pairs.A.Count; i++)
        {
            if (pairs.A.Elements[i] is SceneHeading { Number: { } number })
                numbers[number] = i;
        }

        for (var j = 0; j < pairs.B.Count; j++)
        {
            if (pairs.B.Elements[j] is SceneHeading { Number: { } number } && numbers.TryGetValue(number, out var i) && (pairs.B.IsOmitted(j) || pairs.A.IsOmitted(i)))
                votes[(i, j)] = votes.GetValueOrDefault((i, j)) + 1;
        }
    }

    private sealed record Vote(int A, int B, double Weight)
    {
        /// <summary>The heaviest first; of equals the first in the scripts.</summary>
        public static int Compare(Vote x, Vote y) =>
            x.Weight != y.Weight ? y.Weight.CompareTo(x.Weight) : x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B);
    }
}
