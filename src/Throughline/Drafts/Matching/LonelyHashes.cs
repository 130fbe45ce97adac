namespace Throughline.Drafts.Matching;

/// <summary>Finds the hashes that each of two drafts has exactly once.</summary>
internal sealed class LonelyHashes
{
    private const int None = -1, Many = -2;
    private readonly ulong[] _keys;
    private readonly int[] _inA;
    private readonly int[] _inB;

    /// <param name="capacity">How many hashes will be added at most.</param>
    public LonelyHashes(int capacity)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, capacity * 2));
        _keys = new ulong[size];
        _inA = new int[size];
        _inB = new int[size];
        Array.Fill(_inA, None);
        Array.Fill(_inB, None);
    }

    public void AddA(ulong hash, int line) => Add(_inA, hash, line);

    public void AddB(ulong hash, int line) => Add(_inB, hash, line);

    /// <summary>The line of the other draft with this hash, if each draft has one such line; else -1.</summary>
    public int PartnerOfA(ulong hash)
    {
        var slot = Slot(hash);
        return _inA[slot] >= 0 && _inB[slot] >= 0 ? _inB[slot] : None;
    }

    private void Add(int[] lines, ulong hash, int line)
    {
        var slot = Slot(hash);
        lines[slot] = lines[slot] == None ? line : Many;
    }

    private int Slot(ulong hash)
    {
        hash = hash == 0 ? 1 : hash;
        var mask = _keys.Length - 1;
        var slot = (int)(hash & (ulong)mask);
        while (_keys[slot] != hash && _keys[slot] != 0)
            slot = (slot + 1) & mask;
        _keys[slot] = hash;
        return slot;
    }
}
