using System.Buffers;

namespace Throughline.Editorial.Changes.Matching;

/// <summary>
/// What an event's source is known by, each as a number that stands for its letters and digits in capitals, folder and ending
/// left out; 0 when the file says nothing. Equal numbers are equal names, also across file, reel and clip name.
/// </summary>
internal readonly record struct SourceKeys(int File, int Target, int Reel, int Name, int Shot)
{
    /// <summary>The one that tells most.</summary>
    public int Strongest => File != 0 ? File : Target != 0 ? Target : Reel != 0 ? Reel : Name;

    /// <summary>True when nothing is known.</summary>
    public bool IsNone => File == 0 && Target == 0 && Reel == 0 && Name == 0;

    /// <summary>True for one of file, path and reel.</summary>
    public bool Holds(int key) => key != 0 && (key == File || key == Target || key == Reel);

    /// <summary>What speaks for two events having one source, apart from source time.</summary>
    public MatchEvidence With(in SourceKeys other)
    {
        var found = MatchEvidence.None;
        if ((File != 0 && (File == other.File || File == other.Target || File == other.Reel)) || (Target != 0 && (Target == other.Target || Target == other.File || Target == other.Reel)))
            found |= MatchEvidence.File;
        if (Reel != 0 && (Reel == other.Reel || Reel == other.File || Reel == other.Target))
            found |= MatchEvidence.Reel;
        if (Name != 0 && (Name == other.Name || other.Holds(Name)))
            found |= MatchEvidence.Name;
        if (other.Name != 0 && Holds(other.Name))
            found |= MatchEvidence.Name;
        if (Shot != 0 && Shot == other.Shot)
            found |= MatchEvidence.Shot;
        // A tape holds many files: where both name files, and clips, and neither agrees, the reel proves nothing.
        if (File != 0 && other.File != 0 && (found & (MatchEvidence.File | MatchEvidence.Name)) == MatchEvidence.None)
            found &= ~MatchEvidence.Reel;
        return found;
    }

    /// <summary>The keys with some numbers in place of others; shots are kept.</summary>
    public SourceKeys With(Dictionary<int, int> one) => new(one.GetValueOrDefault(File, File), one.GetValueOrDefault(Target, Target), one.GetValueOrDefault(Reel, Reel), one.GetValueOrDefault(Name, Name), Shot);

    /// <summary>What speaks for two events being one clip, source time included; slow, for the few that are told of.</summary>
    public static MatchEvidence Compare(CutEvent old, CutEvent @new)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return Of(old, numbers).With(Of(@new, numbers)) | TimeEvidence(old, @new);
    }

    /// <summary>What source times say.</summary>
    public static MatchEvidence TimeEvidence(CutEvent old, CutEvent @new)
    {
        if (!old.HasSource || !@new.HasSource)
            return MatchEvidence.None;
        if (old.SourceIn == @new.SourceIn && old.SourceOut == @new.SourceOut)
            return MatchEvidence.SourceTime;
        return Overlap(old, @new) > 0 ? MatchEvidence.Overlap : MatchEvidence.None;
    }

    /// <summary>Frames of source that both see.</summary>
    public static long Overlap(CutEvent a, CutEvent b) => Math.Max(0, Math.Min(a.SourceOut, b.SourceOut) - Math.Max(a.SourceIn, b.SourceIn));

    /// <summary>The keys of an event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="numbers">The numbers given so far.</param>
    public static SourceKeys Of(CutEvent e, Dictionary<string, int> numbers)
    {
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        return new SourceKeys(
            Number(e.Source.File, numbers, lookup), Number(e.Source.Target, numbers, lookup), Number(e.Source.Reel, numbers, lookup), Number(e.Name, numbers, lookup), Number(e.Shot ?? "", numbers, lookup));
    }

    private static int Number(string text, Dictionary<string, int> numbers, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup)
    {
        if (text.Length == 0)
            return 0;
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        var key = buffer.AsSpan(0, Plain(text, buffer));
        if (key.IsEmpty || key is "AX")
        {
            ArrayPool<char>.Shared.Return(buffer);
            return 0;
        }

        if (!lookup.TryGetValue(key, out var number))
            numbers[key.ToString()] = number = numbers.Count + 1;
        ArrayPool<char>.Shared.Return(buffer);
        return number;
    }

    /// <summary>Letters and digits in capitals, without folder and ending.</summary>
    public static int Plain(ReadOnlySpan<char> text, Span<char> to)
    {
        var folder = text.LastIndexOfAny('/', '\\');
        // A date in a clip name has strokes as well; a folder leaves something behind it.
        if (folder >= 0 && folder < text.Length - 1)
            text = text[(folder + 1)..];
        var dot = text.LastIndexOf('.');
        if (dot > 0 && text.Length - dot is >= 3 and <= 6 && text[(dot + 1)..].IndexOfAnyExcept(Letters) < 0 && text[(dot + 1)..].IndexOfAnyInRange('A', 'z') >= 0)
            text = text[..dot];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                to[length++] = char.ToUpperInvariant(c);
        }

        return length;
    }

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
}
