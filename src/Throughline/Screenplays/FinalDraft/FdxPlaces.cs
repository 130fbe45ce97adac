using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Where a place in the script, as notes and locked pages count it, is after an edit.</summary>
internal sealed class FdxPlaces
{
    private readonly IReadOnlyList<FdxParagraph> _old;
    private readonly Dictionary<FdxParagraph, (FdxItem Item, int Position)> _new = [];
    private readonly Dictionary<FdxItem, int> _positions = [];
    private readonly Dictionary<int, (FdxItem Item, bool IsEmbedded)> _starts = [];

    /// <param name="old">The paragraphs of the script as it was.</param>
    /// <param name="items">The paragraphs as they are to be.</param>
    public FdxPlaces(IReadOnlyList<FdxParagraph> old, IEnumerable<FdxItem> items)
    {
        _old = old;
        foreach (var item in items)
        {
            _positions[item] = Length;
            if (item.Element.Span.IsInSource)
                _starts.TryAdd(item.Element.Span.Start, (item, item.Dual is not null));
            foreach (var part in item.Dual ?? [])
                _starts.TryAdd(part.Element.Span.Start, (item, true));
            if (item.Old is { } paragraph)
                _new.TryAdd(paragraph, (item, Length));
            Length += item.Length;
        }
    }

    /// <summary>Places in the script after the edit.</summary>
    public int Length { get; }

    /// <summary>The place of a paragraph's start.</summary>
    public int this[FdxItem item] => _positions[item];

    /// <summary>Where a place in an element is; null when the element is gone. Inside two speeches said at once it is where they begin.</summary>
    public int? Of(SourceSpan element, int offset) =>
        !_starts.TryGetValue(element.Start, out var found) ? null : this[found.Item] + (found.IsEmbedded ? 0 : offset == 0 ? 0 : found.Item.EmbeddedLength + Math.Min(offset, found.Item.TextLength));

    /// <summary>Where a place is now; what was in a paragraph that is gone is at the start of the next one that is left.</summary>
    public int Map(int place)
    {
        var index = IndexOf(place);
        if (index < 0 || place >= _old[^1].Position + _old[^1].Length)
            return Length;
        if (_new.TryGetValue(_old[index], out var now))
            return now.Position + Inside(_old[index], now.Item, place - _old[index].Position);
        for (index++; index < _old.Count; index++)
        {
            if (_new.TryGetValue(_old[index], out now))
                return now.Position;
        }

        return Length;
    }

    private static int Inside(FdxParagraph old, FdxItem item, int place)
    {
        if (place < old.EmbeddedLength)
            return Math.Min(place, item.EmbeddedLength);
        place -= old.EmbeddedLength;
        if (item.Dual is null)
        {
            var plain = FdxTypes.TextOf(item.Element).Plain;
            var (prefix, suffix) = FdxTextPatch.Common(old.Plain, plain);
            if (place > old.TextLength - suffix || (place == old.TextLength - suffix && place > prefix))
                place += plain.Length - old.TextLength;
            else if (place > prefix)
                place = prefix;
        }

        return item.EmbeddedLength + place;
    }

    private int IndexOf(int place)
    {
        int low = 0, high = _old.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_old[middle].Position <= place)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }
}
