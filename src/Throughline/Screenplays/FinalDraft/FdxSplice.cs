using System.Text;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>
/// Turns the paragraphs of a block into others by the fewest edits: what kept its order stays where it is, what is gone is
/// cut, what moved or is new is put in. White space, comments and unknown tags between paragraphs are never touched.
/// </summary>
internal sealed class FdxSplice(SourceText source, FdxParagraphPatch patch, FdxComposer composer)
{
    /// <summary>The edits, at offsets of the file.</summary>
    /// <param name="block">What holds the paragraphs.</param>
    /// <param name="name">Its tag's name.</param>
    /// <param name="old">The paragraphs it has.</param>
    /// <param name="items">The paragraphs it is to have.</param>
    public List<TextEdit> Edits(FdxBlock block, string name, IReadOnlyList<FdxParagraph> old, IReadOnlyList<FdxItem> items)
    {
        var indent = FdxIndent.Of(source, block, old);
        var places = old.Select((p, i) => (p, i)).ToDictionary(p => p.p, p => p.i);
        var order = items.Select(item => item.Old is { } o && places.TryGetValue(o, out var place) ? place : -1).ToArray();
        var stays = InOrder(order);
        var edits = new List<TextEdit>();
        var added = new StringBuilder();
        var at = block.TagEnd;
        for (var i = 0; i < items.Count; i++)
        {
            if (!stays[i])
            {
                added.Append(indent.Line).Append(Render(items[i], indent));
                continue;
            }

            PutIn(at);
            at = old[order[i]].End;
            edits.AddRange(patch.Edits(items[i], this, indent));
        }

        var left = order.Where((_, i) => stays[i]).ToHashSet();
        edits.AddRange(old.Where((_, i) => !left.Contains(i)).Select(p => Remove(source.Text, p.Start, p.End)));
        if (added.Length > 0 && block.CloseStart == block.End)
            return [new TextEdit(block.Start, block.End - block.Start, $"{Opened(source.Text[block.Start..block.TagEnd])}{added}{indent.NewLine}{FdxIndent.Leading(source.Text, block.Start)}</{name}>")];
        if (added.Length > 0 && old.Count == 0)
            added.Append(indent.NewLine).Append(FdxIndent.Leading(source.Text, block.Start));
        PutIn(at);
        return edits;

        void PutIn(int place)
        {
            if (added.Length > 0)
                edits.Add(new TextEdit(place, 0, added.ToString()));
            added.Clear();
        }
    }

    /// <summary>A start tag that does not close itself.</summary>
    public static string Opened(string tag) =>
        tag.EndsWith("/>", StringComparison.Ordinal) ? string.Concat(tag.AsSpan(0, tag.Length - 2).TrimEnd(), ">") : tag;

    /// <summary>Cuts a tag and the white space before it.</summary>
    public static TextEdit Remove(string text, int start, int end)
    {
        var from = BeforeWhiteSpace(text, start);
        return new TextEdit(from, end - from, "");
    }

    /// <summary>The end of what stands before a tag and its white space.</summary>
    public static int BeforeWhiteSpace(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t' or '\r' or '\n')
            at--;
        return at;
    }

    /// <summary>A tag around paragraphs, each with its own characters as far as it has some; without white space around it.</summary>
    public string Block(string name, IEnumerable<FdxItem> items, FdxIndent indent)
    {
        var block = new StringBuilder($"<{name}>");
        foreach (var item in items)
            block.Append(indent.Inside.Line).Append(Render(item, indent.Inside));
        return block.Append(indent.Line).Append("</").Append(name).Append('>').ToString();
    }

    // A paragraph for a new place: its own characters with its edits made, or composed.
    private string Render(FdxItem item, FdxIndent indent)
    {
        if (item.Old is not { } old)
            return composer.Paragraph(item, indent);
        var edits = patch.Edits(item, this, indent).Select(e => e with { Start = e.Start - old.Start });
        return TextEdit.Apply(source.Text[old.Start..old.End], edits);
    }

    // Which numbers are part of the longest rising run; those below zero never are.
    private static bool[] InOrder(int[] order)
    {
        var tails = new List<int>();
        var before = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            if (order[i] < 0)
                continue;
            int low = 0, high = tails.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (order[tails[middle]] < order[i])
                    low = middle + 1;
                else
                    high = middle;
            }

            before[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
                tails.Add(i);
            else
                tails[low] = i;
        }

        var chosen = new bool[order.Length];
        for (var i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = before[i])
            chosen[i] = true;
        return chosen;
    }
}
