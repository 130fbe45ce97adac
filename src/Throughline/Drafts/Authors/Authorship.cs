using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Drafts.Authors;

/// <summary>
/// Whose every character of a draft is. It is exact where edits are known and inferred where only drafts are: then what an
/// earlier draft has belongs to whoever brought it in. It survives moves and copies. A share of it describes a page; it
/// proves nothing about who wrote it.
/// </summary>
public sealed class Authorship
{
    /// <summary>What is said wherever shares are shown.</summary>
    public const string Statement = "A share describes whose characters are left on the page. It is a description, not proof of authorship, and says nothing of ideas, structure or what was cut.";

    /// <summary>What is said where drafts alone were compared.</summary>
    public const string InferredStatement = "Inferred from the drafts alone: what stands in an earlier draft is credited to whoever that draft came from, and what is new to whoever brought the new draft.";

    // A copied line must say enough that two people would hardly have written it alike.
    private const int LeastCopiedLetters = 16;

    // Lines that earlier drafts had and this one lacks, as far as they have identities: should one come back, it is whose it was.
    private readonly ImmutableDictionary<LineId, (Element Line, ImmutableArray<Stroke> Hands)> _gone;

    private Authorship(Screenplay draft, ImmutableArray<ImmutableArray<Stroke>> lines, ImmutableDictionary<LineId, (Element, ImmutableArray<Stroke>)>? gone = null)
    {
        Draft = draft;
        Lines = lines;
        _gone = gone ?? ImmutableDictionary<LineId, (Element, ImmutableArray<Stroke>)>.Empty;
    }

    /// <summary>The draft.</summary>
    public Screenplay Draft { get; }

    /// <summary>For each element of the draft the hands of its text, without gaps.</summary>
    public ImmutableArray<ImmutableArray<Stroke>> Lines { get; }

    /// <summary>A first draft: all of it by one hand.</summary>
    public static Authorship Of(Screenplay draft, Hand hand)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return new Authorship(draft, [.. draft.Elements.Select(e => Strokes.Of(e.Text.Plain.Length, hand))]);
    }

    /// <summary>The next draft, of which no edits are known: what it kept stays whose it was, what is new is the given hand's, inferred.</summary>
    /// <param name="match">Of this draft and the next.</param>
    /// <param name="hand">Who brought the next draft.</param>
    /// <param name="recorded">Who a record says changed a line of the next draft, or null where it says nothing; which characters they changed is inferred.</param>
    /// <param name="restored">A line of an earlier draft, with its hands, that a line of the next draft was given back from, or null where none was.</param>
    /// <exception cref="ArgumentException">The match is not of this draft.</exception>
    public Authorship Next(DraftMatch match, Hand hand, Func<LineId, Hand?>? recorded = null, Func<LineId, (Element Line, ImmutableArray<Stroke> Hands)?>? restored = null)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(hand);
        if (match.A.Elements != Draft.Elements)
            throw new ArgumentException("The match must be of this draft and the next.", nameof(match));
        var origins = match.Lines.Where(l => l is { A: not null, B: not null }).ToLookup(l => l.B!.Value, l => l.A!.Value);
        var byText = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var a = 0; a < Draft.Elements.Length; a++)
            byText.TryAdd(Draft.Elements[a].Text.Plain, a);
        var lines = ImmutableArray.CreateBuilder<ImmutableArray<Stroke>>(match.B.Elements.Length);
        for (var b = 0; b < match.B.Elements.Length; b++)
        {
            var line = match.B.Elements[b];
            List<(Element, ImmutableArray<Stroke>)> from = [.. origins[b].Select(a => (Draft.Elements[a], Lines[a]))];
            if (restored?.Invoke(line.Id) is { } then)
                from.Insert(0, then);
            else if (from.Count == 0 && _gone.TryGetValue(line.Id, out var back))
                from.Add(back);
            else if (from.Count == 0 && line.Text.Plain.Length >= LeastCopiedLetters && byText.TryGetValue(line.Text.Plain, out var copied))
                from.Add((Draft.Elements[copied], Lines[copied]));
            lines.Add(Inherit(line, from, (recorded?.Invoke(line.Id) ?? hand) with { IsInferred = true }));
        }

        return new Authorship(match.B, lines.DrainToImmutable(), GoneAfter(match));
    }

    /// <summary>One line edited.</summary>
    /// <param name="line">Index of the element.</param>
    /// <param name="edited">The element after the edit.</param>
    /// <param name="edit">The edit, in the element's text.</param>
    /// <param name="hand">Whose it is.</param>
    /// <exception cref="ArgumentException">The edit does not make the text of <paramref name="edited"/>.</exception>
    public Authorship Edit(int line, Element edited, TextEdit edit, Hand hand)
    {
        ArgumentNullException.ThrowIfNull(edited);
        if (TextEdit.Apply(Draft.Elements[line].Text.Plain, [edit]) != edited.Text.Plain)
            throw new ArgumentException("The edit must make the text of the edited element.", nameof(edited));
        return new Authorship(Draft with { Elements = Draft.Elements.SetItem(line, edited) }, Lines.SetItem(line, Strokes.Edit(Lines[line], edit, hand)), _gone);
    }

    /// <summary>Lines moved, copied, cut or put in as a whole.</summary>
    /// <param name="draft">The draft after it.</param>
    /// <param name="from">For each of its elements the line of this draft it was taken from unchanged, or null for one that is new.</param>
    /// <param name="hand">Who put in what is new.</param>
    /// <exception cref="ArgumentException">A line says something else than the one it is taken from.</exception>
    public Authorship Rearrange(Screenplay draft, ImmutableArray<int?> from, Hand hand)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (from.Length != draft.Elements.Length || from.Where((f, i) => f is { } line && Draft.Elements[line].Text.Plain != draft.Elements[i].Text.Plain).Any())
            throw new ArgumentException("There must be an origin for each element, with the same text, or null.", nameof(from));
        return new Authorship(draft, [.. from.Select((f, i) => f is { } line ? Lines[line] : Strokes.Of(draft.Elements[i].Text.Plain.Length, hand))], _gone);
    }

    private ImmutableDictionary<LineId, (Element, ImmutableArray<Stroke>)> GoneAfter(DraftMatch match)
    {
        var gone = _gone.ToBuilder();
        for (var a = 0; a < Draft.Elements.Length; a++)
        {
            if (Draft.Elements[a].Id.IsKnown)
                gone[Draft.Elements[a].Id] = (Draft.Elements[a], Lines[a]);
        }

        gone.RemoveRange(match.B.Elements.Select(element => element.Id));
        return gone.ToImmutable();
    }

    private static ImmutableArray<Stroke> Inherit(Element element, IEnumerable<(Element Line, ImmutableArray<Stroke> Hands)> origins, Hand hand)
    {
        var text = element.Text.Plain;
        var hands = new Hand?[text.Length];
        foreach (var (old, strokes) in origins)
        {
            var oldHands = Strokes.Unroll(strokes);
            if (oldHands.Count > 0 && Printed.IsSame(old, element, isOneFormat: false))
                Spread(oldHands, hands);
            else
                Follow(old.Text.Plain, text, oldHands, hands);
        }

        return Strokes.Roll(Array.ConvertAll(hands, h => h ?? hand));
    }

    // Other quotation marks or spaces make nobody an author: each place keeps the hand of the place that it was.
    private static void Spread(List<Hand> old, Hand?[] hands)
    {
        for (var i = 0; i < hands.Length; i++)
            hands[i] ??= old[(int)((long)i * old.Count / hands.Length)];
    }

    private static void Follow(string a, string b, List<Hand> old, Hand?[] hands)
    {
        foreach (var run in WordDiff.Between(a, b))
        {
            for (var k = 0; run.IsKept && k < run.LengthB; k++)
                hands[run.StartB + k] ??= old[run.StartA + k];
        }
    }
}
