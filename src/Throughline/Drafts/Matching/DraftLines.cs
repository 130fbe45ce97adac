using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Production;

namespace Throughline.Drafts.Matching;

/// <summary>One draft as matching sees it: every element as a run of numbered words with a hash, in columns.</summary>
internal sealed class DraftLines
{
    private const ulong TextSeed = 0x9E3779B97F4A7C15, CueSeed = 0xC2B2AE3D27D4EB4F;
    private int[] _words;
    private int _used;

    public DraftLines(ImmutableArray<Element> elements, Lexicon lexicon)
    {
        Elements = elements;
        Starts = new int[elements.Length + 1];
        Hashes = new ulong[elements.Length];
        Signatures = new ulong[elements.Length];
        SceneOf = new int[elements.Length];
        SpeechOf = new int[elements.Length];
        _words = new int[Math.Max(16, elements.Length * 10)];
        for (var i = 0; i < elements.Length; i++)
        {
            Cut(elements[i], lexicon);
            Starts[i + 1] = _used;
        }

        Place();
        for (var i = 0; i < Count; i++)
            Seal(i);
    }

    public ImmutableArray<Element> Elements { get; }

    public int Count => Elements.Length;

    /// <summary>Where each line's words begin; one more at the end.</summary>
    public int[] Starts { get; }

    /// <summary>Of the words of each line and whether it is a cue.</summary>
    public ulong[] Hashes { get; }

    /// <summary>A bit for each of a line's words.</summary>
    public ulong[] Signatures { get; }

    /// <summary>Index of the heading that each line stands under, itself for a heading; -1 before the first.</summary>
    public int[] SceneOf { get; }

    /// <summary>Index of the cue that each part of a speech stands under, itself for a cue; -1 outside speeches.</summary>
    public int[] SpeechOf { get; }

    /// <summary>The words of all lines, one after the other.</summary>
    public ReadOnlySpan<int> AllWords => _words.AsSpan(0, _used);

    public ReadOnlySpan<int> Words(int line) => _words.AsSpan(Starts[line]..Starts[line + 1]);

    public int Length(int line) => Starts[line + 1] - Starts[line];

    public bool IsCue(int line) => Elements[line] is Cue;

    public bool IsHeading(int line) => Elements[line] is SceneHeading;

    /// <summary>True for the heading that stands for a scene that was cut after numbering.</summary>
    public bool IsOmitted(int line) =>
        Elements[line] is SceneHeading heading && SceneOmission.IsOmitted(heading);

    /// <summary>Puts other numbers in the place of words, and seals every line that they change.</summary>
    /// <param name="replacement">For each number, the one to take its place, or itself.</param>
    /// <param name="isCapital">True to replace a word of ordinary text only where it begins with a capital.</param>
    public void Replace(int[] replacement, bool isCapital)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Replace(i, replacement, isCapital))
                Seal(i);
        }
    }

    private bool Replace(int line, int[] replacement, bool isCapital)
    {
        var changed = false;
        var words = _words.AsSpan(Starts[line]..Starts[line + 1]);
        for (var w = 0; w < words.Length; w++)
        {
            if (words[w] < replacement.Length && replacement[words[w]] != words[w] && (!isCapital || StartsWithCapital(line, w)))
            {
                words[w] = replacement[words[w]];
                changed = true;
            }
        }

        return changed;
    }

    private bool StartsWithCapital(int line, int word)
    {
        var cutter = new WordCutter(TextOf(Elements[line]));
        for (var w = 0; cutter.Next(); w++)
        {
            if (w == word)
                return !char.IsLower(cutter.Word[0]);
        }

        return true;
    }

    private static string TextOf(Element element) => element is Cue cue ? cue.Name : element.Text.Plain;

    private void Cut(Element element, Lexicon lexicon)
    {
        var text = TextOf(element);
        var cutter = new WordCutter(text);
        var before = _used;
        while (cutter.Next())
            Add(lexicon.Of(cutter.Word));
        // A line without words is told by its marks: "...", "?!", a page break.
        if (_used == before)
            Add(lexicon.Of(string.IsNullOrWhiteSpace(text) ? element.Kind.ToString() : text.Trim()));
    }

    private void Add(int word)
    {
        if (_used == _words.Length)
            Array.Resize(ref _words, _used * 2);
        _words[_used++] = word;
    }

    /// <summary>Lets a line pass for one of other words.</summary>
    public void SealAs(int line, ReadOnlySpan<int> words)
    {
        var hash = IsCue(line) ? CueSeed : TextSeed;
        ulong signature = 0;
        foreach (var word in words)
        {
            hash = Mix(hash ^ (uint)word);
            signature |= 1UL << Bit(word);
        }

        Hashes[line] = hash;
        Signatures[line] = signature;
    }

    private void Seal(int line) => SealAs(line, Words(line));

    public static int Bit(int word) => (int)((uint)word * 0x9E3779B1u >> 26);

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
        value = (value ^ (value >> 29)) * 0xFF51AFD7ED558CCD;
        return value ^ (value >> 32);
    }

    private void Place()
    {
        int scene = -1, cue = -1;
        for (var i = 0; i < Count; i++)
        {
            scene = IsHeading(i) ? i : scene;
            cue = IsCue(i) ? i : Elements[i].IsSpeechPart || (cue >= 0 && Elements[i] is Note or Boneyard) ? cue : -1;
            SceneOf[i] = scene;
            SpeechOf[i] = Elements[i] is Note or Boneyard ? -1 : cue;
        }
    }
}
