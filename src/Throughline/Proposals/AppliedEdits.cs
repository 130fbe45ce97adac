using System.Collections.Immutable;
using Throughline.Ledger;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Proposals;

/// <summary>What was done between a draft and the one that a proposal made of it, read from the two.</summary>
public static class AppliedEdits
{
    /// <summary>Every line that differs, in the order of the new draft, those taken out at the place where they stood. Lines keep their order in what a proposal does.</summary>
    /// <param name="before">The draft that it was taken into, every line with its identity.</param>
    /// <param name="after">The draft that came of it, likewise.</param>
    /// <param name="origin">Whose the words that came in are.</param>
    public static ImmutableArray<AppliedEdit> Between(Screenplay before, Screenplay after, Origin origin)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var was = before.Elements.ToDictionary(element => element.Id);
        var isThere = after.Elements.Select(element => element.Id).ToHashSet();
        var edits = ImmutableArray.CreateBuilder<AppliedEdit>();
        var old = 0;
        LineId above = default;
        foreach (var element in after.Elements)
        {
            for (; was.ContainsKey(element.Id) && old < before.Elements.Length && before.Elements[old].Id != element.Id; old++)
                TakenOut(before.Elements[old]);
            if (was.TryGetValue(element.Id, out var line))
                old++;
            if (line is null)
                edits.Add(new AppliedEdit(element.Id, null, element, new TextEdit(0, 0, element.Text.Plain), origin, above));
            else if (line.Text.Plain != element.Text.Plain || line.Kind != element.Kind)
                edits.Add(new AppliedEdit(element.Id, line, element, Changed(line.Text.Plain, element.Text.Plain), origin));
            above = element.Id;
        }

        for (; old < before.Elements.Length; old++)
            TakenOut(before.Elements[old]);
        return edits.DrainToImmutable();

        void TakenOut(Element line)
        {
            if (isThere.Contains(line.Id))
                return;
            edits.Add(new AppliedEdit(line.Id, line, null, new TextEdit(0, line.Text.Plain.Length, ""), origin, old > 0 ? before.Elements[old - 1].Id : default));
        }
    }

    // From the first unit that differs to the last, halves of a pair kept together.
    private static TextEdit Changed(string old, string now)
    {
        int head = 0, tail = 0, most = Math.Min(old.Length, now.Length);
        while (head < most && old[head] == now[head])
            head++;
        while (tail < most - head && old[^(tail + 1)] == now[^(tail + 1)])
            tail++;
        if (head > 0 && char.IsHighSurrogate(old[head - 1]))
            head--;
        if (tail > 0 && char.IsLowSurrogate(old[^tail]))
            tail--;
        return new TextEdit(head, old.Length - head - tail, now[head..(now.Length - tail)]);
    }
}
