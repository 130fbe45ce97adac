using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>
/// Rewrites the Text tags of one paragraph so that they say something else. What stays the same keeps its tag, and what
/// comes in between takes over the font, size and colour of what stood there.
/// </summary>
internal sealed class FdxTextPatch
{
    private readonly string _xml;
    private readonly FdxParagraph _old;
    private readonly StyledText _new;
    private readonly FdxComposer _composer;
    private readonly SourceEncoding _encoding;
    private readonly int _prefix;
    private readonly int _suffix;

    /// <param name="source">The file.</param>
    /// <param name="old">The paragraph in it.</param>
    /// <param name="text">What it is to say; notes are no part of this.</param>
    /// <param name="composer">Writes characters.</param>
    public FdxTextPatch(SourceText source, FdxParagraph old, StyledText text, FdxComposer composer)
    {
        _xml = source.Text;
        _encoding = source.Encoding;
        _old = old;
        _new = text;
        _composer = composer;
        (_prefix, _suffix) = Common(old.Plain, text.Plain);
    }

    /// <summary>The Text tags that the paragraph is to have, in order.</summary>
    /// <param name="cuts">Places where a tag must end, since something stands there.</param>
    public List<FdxPiece> Pieces(IEnumerable<int> cuts)
    {
        var length = _new.Plain.Length;
        var ends = new SortedSet<int>(cuts) { length };
        foreach (var run in _new.Runs)
            ends.UnionWith([run.Start, run.Start + run.Length]);
        var at = 0;
        foreach (var text in _old.Texts)
        {
            // Where the old tag's beginning is in the new text, when it is still there.
            if (at <= _prefix)
                ends.Add(at);
            if (at >= _old.TextLength - _suffix)
                ends.Add(at + length - _old.TextLength);
            at += text.Plain.Length;
        }

        var pieces = new List<FdxPiece>();
        var from = 0;
        foreach (var end in ends.Select(e => XmlMarkup.Whole(_new.Plain, e)).Where(e => e > 0 && e <= length).Distinct())
        {
            var run = _new.Runs.FirstOrDefault(r => r.Start <= from && from < r.Start + r.Length);
            var piece = new FdxPiece(from, end - from, Template(from), run.Style, run.Revision, run.Tag);
            if (pieces.Count > 0 && pieces[^1] is var last && last with { Start = from, Length = piece.Length } == piece && !cuts.Contains(from))
                pieces[^1] = last with { Length = last.Length + piece.Length };
            else
                pieces.Add(piece);
            from = end;
        }

        return pieces;
    }

    /// <summary>The edits that make the paragraph say it, when it has no notes of its own.</summary>
    public IEnumerable<TextEdit> Edits(FdxIndent indent)
    {
        var olds = _old.Texts;
        var pieces = Pieces([]);
        int first = 0, used = 0, last = olds.Count, rest = pieces.Count;
        for (; first < olds.Count && (olds[first].Plain.Length == 0 || (used < pieces.Count && IsSame(first, pieces[used]))); first++)
            used += olds[first].Plain.Length == 0 ? 0 : 1;
        for (; last > first && (olds[last - 1].Plain.Length == 0 || (rest > used && IsSame(last - 1, pieces[rest - 1]))); last--)
            rest -= olds[last - 1].Plain.Length == 0 ? 0 : 1;

        if (last - first == rest - used)
            return Enumerable.Range(0, rest - used).Select(i => Replace(olds[first + i], Render(pieces[used + i])));
        if (last == first)
            return [Insert(first, pieces[used..rest], indent)];
        var keeps = rest > used || first > 0 || last < olds.Count;
        var instead = rest > used ? string.Join(indent.Line, pieces[used..rest].Select(Render)) : null;
        var edits = new List<TextEdit>();
        for (var i = first; i < last; i++)
        {
            if (i == first && instead is not null)
                edits.Add(Replace(olds[i], instead));
            else if (i == first && !keeps)
                edits.Add(Replace(olds[i], Render(new FdxPiece(0, 0, i, olds[i].Style, olds[i].Revision, olds[i].Tag))));
            else
                edits.Add(FdxSplice.Remove(_xml, olds[i].Start, olds[i].End));
        }

        return edits;
    }

    /// <summary>A piece as a tag: as it stands in the file if nothing about it changed.</summary>
    public string Render(FdxPiece piece)
    {
        var plain = _new.Plain.Substring(piece.Start, piece.Length);
        if (piece.Template < 0)
            return FdxComposer.TextTag(piece.Style, piece.Revision, piece.Tag) + _composer.Text(plain) + "</Text>";
        var old = _old.Texts[piece.Template];
        if (old.Plain == plain && HasMarks(old, piece))
            return _xml[old.Start..old.End];
        var tag = _xml[old.Start..old.TagEnd];
        if (tag.EndsWith("/>", StringComparison.Ordinal))
            tag = string.Concat(tag.AsSpan(0, tag.Length - 2).TrimEnd(), ">");
        return WithMarks(tag, old, piece) + _composer.Text(plain) + "</Text>";
    }

    private string WithMarks(string tag, FdxText old, FdxPiece piece)
    {
        if (old.Style != piece.Style)
        {
            var (_, start, end) = XmlMarkup.FindAttribute(tag, "Style");
            var names = FdxMarkup.FormatStyle(piece.Style, start < 0 ? "" : tag[start..end]);
            // An empty Style on a heading would stop Final Draft from showing it in capitals.
            tag = XmlMarkup.WithAttribute(tag, "Style", names.Length == 0 ? null : names, _encoding);
        }

        if (old.Revision != piece.Revision)
            tag = XmlMarkup.WithAttribute(tag, "RevisionID", piece.Revision.ToString(CultureInfo.InvariantCulture), _encoding);
        if (old.Tag != piece.Tag)
            tag = XmlMarkup.WithAttribute(tag, "TagNumber", piece.Tag == 0 ? null : piece.Tag.ToString(CultureInfo.InvariantCulture), _encoding);
        return tag;
    }

    private bool IsSame(int old, FdxPiece piece) =>
        piece.Template == old && HasMarks(_old.Texts[old], piece) && _new.Plain.AsSpan(piece.Start, piece.Length).SequenceEqual(_old.Texts[old].Plain);

    private static bool HasMarks(FdxText old, FdxPiece piece) => old.Style == piece.Style && old.Revision == piece.Revision && old.Tag == piece.Tag;

    private static TextEdit Replace(FdxText old, string text) => new(old.Start, old.End - old.Start, text);

    private TextEdit Insert(int before, List<FdxPiece> pieces, FdxIndent indent)
    {
        var text = string.Concat(pieces.Select(p => indent.Line + Render(p)));
        if (before > 0)
            return new TextEdit(_old.Texts[before - 1].End, 0, text);
        if (_old.Texts.Count > 0)
            return new TextEdit(FdxSplice.BeforeWhiteSpace(_xml, _old.Texts[0].Start), 0, text);
        return new TextEdit(FdxSplice.BeforeWhiteSpace(_xml, _old.CloseStart), 0, text);
    }

    // Which old tag a character of the new text takes after; -1 when there is none.
    private int Template(int at)
    {
        var removed = _old.TextLength - _suffix - _prefix;
        var place = at < _prefix ? at
            : at >= _new.Plain.Length - _suffix ? at - _new.Plain.Length + _old.TextLength
            : removed > 0 || _prefix == 0 ? _prefix : _prefix - 1;
        var start = 0;
        for (var i = 0; i < _old.Texts.Count; i++)
        {
            start += _old.Texts[i].Plain.Length;
            if (place < start)
                return i;
        }

        return _old.Texts.Count - 1;
    }

    // How many characters at the start and at the end two texts share, never half a pair of surrogates.
    internal static (int Prefix, int Suffix) Common(string old, string text)
    {
        var prefix = old.AsSpan().CommonPrefixLength(text);
        if (prefix > 0 && char.IsHighSurrogate(old[prefix - 1]))
            prefix--;
        var suffix = 0;
        while (suffix < Math.Min(old.Length, text.Length) - prefix && old[^(suffix + 1)] == text[^(suffix + 1)])
            suffix++;
        if (suffix > 0 && char.IsLowSurrogate(old[^suffix]))
            suffix--;
        return (prefix, suffix);
    }
}

/// <summary>A stretch of new text that is one tag.</summary>
/// <param name="Start">Offset in the new text.</param>
/// <param name="Length">Characters of it.</param>
/// <param name="Template">Index of the old tag it takes after; -1 for none.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Revision">0 for none.</param>
/// <param name="Tag">0 for none.</param>
internal readonly record struct FdxPiece(int Start, int Length, int Template, TextStyle Style, int Revision, int Tag);
