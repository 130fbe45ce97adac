using System.Collections.Immutable;
using Throughline.Assist.Roles;
using Throughline.Proposals;
using Throughline.Screenplays;

namespace Throughline.Assist.Partner;

/// <summary>Makes findings that quote their lines.</summary>
internal sealed class Citing(Screenplay script)
{
    private const int Longest = 90;
    private const int FewestLetters = 4;
    private readonly ClaimCheck _check = new(script);

    public Screenplay Script => script;

    /// <summary>A finding that rests on lines; lines too short to be quoted are left out.</summary>
    public Finding Find(string kind, int scene, string statement, params ReadOnlySpan<int> elements)
    {
        var quotes = ImmutableArray.CreateBuilder<Quote>();
        foreach (var element in elements)
        {
            if (CanQuote(element))
                quotes.Add(new Quote(script.Elements[element].Id, Short(script.Elements[element].Text.Plain)));
        }

        return new Finding(kind, scene, _check.Check(new Claim(statement, quotes.DrainToImmutable())));
    }

    /// <summary>A finding that rests on words of lines; words that are not those of their line, letter for letter, give way to its first ones.</summary>
    public Finding Find(string kind, int scene, string statement, params ReadOnlySpan<(int Element, string Words)> cited)
    {
        var quotes = ImmutableArray.CreateBuilder<Quote>();
        foreach (var (element, words) in cited)
        {
            var text = script.Elements[element].Text.Plain;
            if (CanQuote(element))
                quotes.Add(new Quote(script.Elements[element].Id, Short(words.Count(char.IsLetterOrDigit) >= FewestLetters && text.Replace('\n', ' ').Contains(words, StringComparison.Ordinal) ? words : text)));
        }

        return new Finding(kind, scene, _check.Check(new Claim(statement, quotes.DrainToImmutable())));
    }

    /// <summary>Whether a line has enough letters to be told from others.</summary>
    public bool CanQuote(int element) => script.Elements[element].Text.Plain.Count(char.IsLetterOrDigit) >= FewestLetters;

    /// <summary>The first sentence of a text, on one line.</summary>
    public static string Sentence(string text)
    {
        var flat = text.Replace('\n', ' ').Trim();
        for (var i = 0; i < flat.Length - 1; i++)
        {
            if (flat[i] is '.' or '!' or '?' or '…' && flat[i + 1] == ' ' && i > 12)
                return flat[..(i + 1)];
        }

        return flat;
    }

    // Whole words from the beginning, letter for letter.
    private static string Short(string text)
    {
        if (text.Length <= Longest)
            return text;
        var end = text.LastIndexOf(' ', Longest);
        return end > Longest / 2 ? text[..end] : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
    }
}
