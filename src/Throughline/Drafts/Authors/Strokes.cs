using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Drafts.Authors;

/// <summary>The hands of one line, from its first character to its last without gaps.</summary>
public static class Strokes
{
    /// <summary>A line that came by one hand.</summary>
    public static ImmutableArray<Stroke> Of(int length, Hand hand) => length == 0 ? [] : [new Stroke(0, length, hand)];

    /// <summary>The hands after an edit: what was put in is the editor's, the rest stays whose it was. What is typed inside accepted text is said to be.</summary>
    /// <param name="line">Before the edit.</param>
    /// <param name="edit">In the line's text.</param>
    /// <param name="hand">Whose edit it is.</param>
    public static ImmutableArray<Stroke> Edit(ImmutableArray<Stroke> line, TextEdit edit, Hand hand)
    {
        ArgumentNullException.ThrowIfNull(hand);
        var hands = Unroll(line);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(edit.Start + edit.Length, hands.Count);
        var inside = hand.Manner == Manner.Typed && IsAccepted(hands, edit.Start - 1) && IsAccepted(hands, edit.Start + edit.Length) ? hand with { Manner = Manner.EditedAfterAcceptance } : hand;
        hands.RemoveRange(edit.Start, edit.Length);
        hands.InsertRange(edit.Start, Enumerable.Repeat(inside, edit.NewText.Length));
        return Roll(hands);
    }

    /// <summary>A hand for each character.</summary>
    internal static List<Hand> Unroll(ImmutableArray<Stroke> line)
    {
        var hands = new List<Hand>(line.IsEmpty ? 0 : line[^1].Start + line[^1].Length);
        foreach (var stroke in line)
            hands.AddRange(Enumerable.Repeat(stroke.Hand, stroke.Length));
        return hands;
    }

    /// <summary>Neighbouring characters of one hand made one stroke.</summary>
    internal static ImmutableArray<Stroke> Roll(IReadOnlyList<Hand> hands)
    {
        var strokes = ImmutableArray.CreateBuilder<Stroke>();
        for (int from = 0, to; from < hands.Count; from = to)
        {
            to = from + 1;
            while (to < hands.Count && (ReferenceEquals(hands[to], hands[from]) || hands[to] == hands[from]))
                to++;
            strokes.Add(new Stroke(from, to - from, hands[from]));
        }

        return strokes.DrainToImmutable();
    }

    private static bool IsAccepted(List<Hand> hands, int at) =>
        at >= 0 && at < hands.Count && hands[at].Manner is Manner.Accepted or Manner.EditedAfterAcceptance;
}
