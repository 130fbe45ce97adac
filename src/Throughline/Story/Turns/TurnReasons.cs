using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Story.Turns;

/// <summary>Says what speaks for a candidate.</summary>
internal static class TurnReasons
{
    private const int Most = 3;
    private const double Noticeable = 0.05;
    private const int LongestQuote = 70;

    public static ImmutableArray<TurnEvidence> Of(TurnKind kind, SceneSigns signs, int scene, double position)
    {
        var heading = signs.Read.Scenes[scene].At.Line;
        var usual = TurnTables.PositionOf(kind).Middle;
        var reasons = new List<TurnEvidence>
        {
            new(string.Create(CultureInfo.InvariantCulture, $"{100 * position:0} % into the scenes; this turn is usually near {100 * usual:0} %."), heading),
        };
        var rows = TurnTables.Signs
            .Select(row => (Row: row, Worth: row.Weights[(int)kind] * signs[row.Sign, scene]))
            .Where(r => r.Worth > Noticeable)
            .OrderByDescending(r => r.Worth)
            .Take(Most);
        foreach (var (row, _) in rows)
            reasons.AddRange(Reasons(row, signs, scene, heading));
        return [.. reasons];
    }

    private static IEnumerable<TurnEvidence> Reasons(SignRow row, SceneSigns signs, int scene, int heading)
    {
        var isMuch = signs[row.Sign, scene] > 0;
        if (row.Sign == SceneSign.Arrival && isMuch)
            return signs.FirstHeard[scene].Select(speech => new TurnEvidence($"{speech.Name} is first heard.", speech.At.Line));
        if (row.Sign == SceneSign.Conflict && isMuch && signs.FiercestElement[scene] is >= 0 and var element)
            return [new TurnEvidence($"{row.Much} “{Quote(signs.Read.Screenplay.Elements[element].Text.Plain)}”", signs.Read.At(element).Line)];
        return [new TurnEvidence(isMuch ? row.Much : row.Little, heading)];
    }

    private static string Quote(string text)
    {
        var line = text.Replace('\n', ' ').Trim();
        if (line.Length <= LongestQuote)
            return line;
        var space = line.LastIndexOf(' ', LongestQuote);
        return line[..(space > 0 ? space : char.IsHighSurrogate(line[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)] + "…";
    }
}
