namespace Throughline.Drafts.Matching;

/// <summary>Which line of one draft is which of the other, while it is being found out.</summary>
internal sealed class Pairing
{
    public const int None = -1;

    public Pairing(DraftLines a, DraftLines b)
    {
        A = a;
        B = b;
        OfA = new int[a.Count];
        OfB = new int[b.Count];
        Array.Fill(OfA, None);
        Array.Fill(OfB, None);
    }

    public DraftLines A { get; }

    public DraftLines B { get; }

    /// <summary>For each line of A its line in B, or -1.</summary>
    public int[] OfA { get; }

    /// <summary>For each line of B its line in A, or -1.</summary>
    public int[] OfB { get; }

    /// <summary>What a line is in the new draft; in the old one when it was removed.</summary>
    public Screenplays.Element ElementOf(LinePair line) => line.B is { } b ? B.Elements[b] : A.Elements[line.A!.Value];

    public bool AreFree(int a, int b) => OfA[a] == None && OfB[b] == None;

    public bool AreSame(int a, int b) => A.Hashes[a] == B.Hashes[b];

    public void Join(int a, int b)
    {
        OfA[a] = b;
        OfB[b] = a;
    }

    public void Part(int a)
    {
        OfB[OfA[a]] = None;
        OfA[a] = None;
    }

    /// <summary>True when the line before, or the one after, of each is paired with that of the other.</summary>
    public bool HasNeighbour(int a, int b) =>
        (a > 0 && b > 0 && OfA[a - 1] == b - 1) || (a + 1 < OfA.Length && b + 1 < OfB.Length && OfA[a + 1] == b + 1);

    /// <summary>The lines of a range that have no partner.</summary>
    public static int[] Free(int[] partners, int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++)
            count += partners[i] == None ? 1 : 0;
        var free = new int[count];
        count = 0;
        for (var i = from; i < to; i++)
        {
            if (partners[i] == None)
                free[count++] = i;
        }

        return free;
    }
}
