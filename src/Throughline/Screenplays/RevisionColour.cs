using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;

namespace Throughline.Screenplays;

/// <summary>One of the colours in which revised pages go out, one after the other; after the last the round begins again with 2nd White.</summary>
/// <param name="Order">0 for White, 1 for Blue, ..., 11 for 2nd Blue: what Final Draft's template numbers its sets by.</param>
/// <param name="Name">Such as <c>Blue</c> or <c>2nd Blue</c>.</param>
/// <param name="Paper">Colour of the page, as Final Draft writes it.</param>
/// <param name="Type">Colour of the changed text, as Final Draft writes it.</param>
public sealed record RevisionColour(int Order, string Name, string Paper, string Type)
{
    private static readonly ImmutableArray<string[]> Rows = [.. DataTable.Read("revision-colours.tsv")];

    /// <summary>The names of the first round, in order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Rows.Select(r => r[0])];

    /// <summary>The colour at a place in the order.</summary>
    public static RevisionColour At(int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        var row = Rows[order % Rows.Length];
        return new RevisionColour(order, Round(order / Rows.Length + 1) + row[0], row[1], row[2]);
    }

    /// <summary>The colour that a name begins with, such as <c>blue</c> or <c>2nd Pink Rev. (11/23/26)</c>; null when it begins with none.</summary>
    public static RevisionColour? Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return null;
        var round = words[0].Length > 2 && words.Length > 1 && int.TryParse(words[0].AsSpan(0, words[0].Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 1 and < 100 ? number : 1;
        var colour = words[round > 1 ? 1 : 0];
        var place = Names.IndexOf(colour, 0, Names.Length, StringComparer.OrdinalIgnoreCase);
        return place < 0 ? null : At((round - 1) * Names.Length + place);
    }

    /// <summary>The colour after this one.</summary>
    public RevisionColour Next => At(Order + 1);

    private static string Round(int round) => round == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{round}{(round, round % 100, round % 10) switch
    {
        (_, >= 11 and <= 13, _) => "th",
        (_, _, 1) => "st",
        (_, _, 2) => "nd",
        (_, _, 3) => "rd",
        _ => "th",
    }} ");
}
