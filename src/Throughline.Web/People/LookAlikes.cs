using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Throughline.Web.People;

/// <summary>
/// Tells names apart as people's eyes do, because they stand in the record: width, case, accents that were typed in another way, spaces
/// and dashes make no other name, and neither does a letter of another alphabet that looks the same (<c>look-alikes.tsv</c>).
/// The database holds each only once.
/// </summary>
internal sealed class LookAlikes : ILookupNormalizer
{
    private static readonly FrozenDictionary<Rune, string> Parts = Read("letters-in-parts.tsv", letter => new Rune(Number(letter)), parts => string.Concat(parts.Split(' ').Select(part => new Rune(Number(part)).ToString())));
    private static readonly FrozenDictionary<Rune, string> Likes = Read("look-alikes.tsv", letter => Rune.GetRuneAt(letter, 0), like => like);

    /// <inheritdoc/>
    public string? NormalizeName(string? name) => name is null ? null : Fold(name);

    /// <inheritdoc/>
    public string? NormalizeEmail(string? email) => email?.ToUpperInvariant();

    /// <summary>What is the same for all names that look the same.</summary>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folded = new StringBuilder(name.Length);
        // Up and then down: final and other sigmas, for one, are the same letter.
        foreach (var rune in name.ToUpperInvariant().ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                folded.Append(' ');
                continue;
            }

            var narrow = Narrow(rune);
            foreach (var part in (Parts.GetValueOrDefault(narrow) ?? narrow.ToString()).EnumerateRunes())
                folded.Append(Likes.GetValueOrDefault(part) ?? part.ToString());
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether a word of a name is written with letters of several of the alphabets that look alike, as nobody's is.</summary>
    public static bool AreMixed(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var word = Alphabet.Other;
        foreach (var rune in name.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune))
            {
                if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
                    word = Alphabet.Other;
                continue;
            }

            var alphabet = Of(rune.Value);
            if (alphabet == Alphabet.Other)
                continue;
            if (word != Alphabet.Other && word != alphabet)
                return true;
            word = alphabet;
        }

        return false;
    }

    private static Alphabet Of(int letter) => letter switch
    {
        < 0x0250 or >= 0x1E00 and < 0x1F00 or >= 0xFF21 and < 0xFF5B => Alphabet.Latin,
        >= 0x0370 and < 0x0400 or >= 0x1F00 and < 0x2000 => Alphabet.Greek,
        >= 0x0400 and < 0x0530 or >= 0x1C80 and < 0x1C90 or >= 0x2DE0 and < 0x2E00 or >= 0xA640 and < 0xA6A0 => Alphabet.Cyrillic,
        >= 0x0530 and < 0x0590 => Alphabet.Armenian,
        _ => Alphabet.Other,
    };

    // What is as wide as a Chinese character, as it is otherwise.
    private static Rune Narrow(Rune rune) => rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune;

    private static int Number(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static FrozenDictionary<Rune, string> Read(string name, Func<string, Rune> letter, Func<string, string> like)
    {
        using var stream = typeof(LookAlikes).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<Rune, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var from, var to] && !line.StartsWith('#'))
                table.Add(letter(from), like(to));
        }

        return table.ToFrozenDictionary();
    }

    private enum Alphabet
    {
        Other,
        Latin,
        Greek,
        Cyrillic,
        Armenian,
    }
}
