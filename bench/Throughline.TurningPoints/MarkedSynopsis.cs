using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Throughline.TurningPoints;

/// <summary>The synopsis of a film, sentence by sentence, and for each turn the sentences in which people saw it.</summary>
/// <param name="Film">The film's name.</param>
/// <param name="Sentences">In order.</param>
/// <param name="Turns">One entry for each person who marked it: the sentence of each of the five turns, from 0.</param>
internal sealed partial record MarkedSynopsis(string Film, string[] Sentences, List<int[]> Turns)
{
    /// <summary>Every film of a table; rows of one film by several people become one.</summary>
    public static List<MarkedSynopsis> All(string table)
    {
        var films = new Dictionary<string, MarkedSynopsis>(StringComparer.Ordinal);
        foreach (var cells in Rows(File.ReadAllText(table)).Skip(1))
        {
            if (cells.Count < 8)
                continue;
            var name = Index().Replace(cells[0], "");
            var sentences = Sentence().Matches(cells[2]).Select(m => m.Groups["words"].Value.Trim()).ToArray();
            var turns = cells.Skip(3).Take(5).Select(c => double.TryParse(c, CultureInfo.InvariantCulture, out var n) ? (int)n : -1).ToArray();
            if (turns.Any(t => t < 0 || t >= sentences.Length))
                continue;
            if (films.TryGetValue(name, out var film))
                film.Turns.Add(turns);
            else
                films[name] = new MarkedSynopsis(name, sentences, [turns]);
        }

        return [.. films.Values.OrderBy(f => f.Film, StringComparer.Ordinal)];
    }

    // Cells may hold commas, line ends and doubled quotes.
    private static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && c is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else
                cell.Append(c);
        }

        if (cell.Length > 0)
            yield return [.. row, cell.ToString()];
    }

    [GeneratedRegex(@"_[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Index();

    [GeneratedRegex(@"\[STR_SENT\](?<words>.*?)\[END_SENT\]", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Sentence();
}
