using System.Text;
using System.Xml;

namespace Throughline.Text;

/// <summary>
/// Walks XML and knows where in the text it stands. Document types, entities and whatever lies outside the file are
/// refused; how deep and how wide tags may be is bounded. The first thing that is wrong ends the walk and is told.
/// </summary>
internal sealed class XmlCursor : IDisposable
{
    /// <summary>Levels of tags that are followed; screenplays need about ten.</summary>
    public const int MaxDepth = 128;

    /// <summary>Attributes that a tag may have; screenplays need about twenty.</summary>
    public const int MaxAttributes = 1024;

    private readonly SourceText _source;
    private readonly XmlReader _reader;
    private readonly IXmlLineInfo _line;
    private readonly DiagnosticLog _diagnostics;
    private readonly XmlDialect _dialect;
    private readonly int _tooWide;
    private readonly StringBuilder _text = new();
    private readonly char[] _buffer = new char[512];
    private bool _rootSeen;

    /// <param name="source">The file.</param>
    /// <param name="dialect">What the file should be, for messages.</param>
    /// <param name="diagnostics">Where to say what is wrong.</param>
    public XmlCursor(SourceText source, XmlDialect dialect, DiagnosticLog diagnostics)
    {
        _source = source;
        _dialect = dialect;
        _diagnostics = diagnostics;
        var text = XmlMarkup.ReplaceIllegal(source.Text, out var first, out var count);
        if (count > 0)
            Say("006", Severity.Warning, first, $"Line {source.LineAt(first)} has a character that XML does not allow ({count} in the file); it is shown as \uFFFD and kept as it is until the paragraph is edited.");
        _tooWide = FindTooWideTag(text);
        var settings = new XmlReaderSettings
        {
            // Ignored means skipped: no entity of a document type is ever known.
            DtdProcessing = dialect.HasDocumentType ? DtdProcessing.Ignore : DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        _reader = XmlReader.Create(new TextSlice(text, _tooWide < 0 ? text.Length : _tooWide), settings);
        _line = (IXmlLineInfo)_reader;
    }

    /// <summary>True when the walk ended before the file did.</summary>
    public bool Failed { get; private set; }

    /// <summary>Offset at which the walk failed; the end of the text otherwise.</summary>
    public int FailedAt { get; private set; }

    /// <summary>The name of the tag.</summary>
    public string Name => _reader.LocalName;

    /// <summary>Tags around this one.</summary>
    public int Depth => _reader.Depth;

    /// <summary>True for a tag that closes itself.</summary>
    public bool IsEmpty => _reader.IsEmptyElement;

    /// <summary>Offset of the tag's <c>&lt;</c>.</summary>
    public int Start => Offset - (_reader.NodeType == XmlNodeType.EndElement ? 2 : 1);

    /// <summary>Offset just past the tag's <c>&gt;</c>.</summary>
    public int End => XmlMarkup.TagEnd(_source.Text, Start);

    private int Offset => _source.LineStarts[Math.Clamp(_line.LineNumber, 1, _source.LineStarts.Length) - 1] + _line.LinePosition - 1;

    /// <summary>An attribute of the tag, or null.</summary>
    public string? this[string attribute] => _reader.GetAttribute(attribute);

    /// <summary>Goes to the root tag; false when there is none.</summary>
    public bool ReadRoot()
    {
        while (Read())
        {
            if (_reader.NodeType == XmlNodeType.Element)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Goes to the next tag inside the one at <paramref name="depth"/>, past whatever the current one holds; false at its
    /// end, where the cursor stands on the closing tag. Ask <see cref="IsEmpty"/> before the first call.
    /// </summary>
    public bool NextChild(int depth)
    {
        while (Read())
        {
            if (_reader.NodeType == XmlNodeType.EndElement && _reader.Depth <= depth)
                return false;
            if (_reader.NodeType == XmlNodeType.Element && _reader.Depth == depth + 1)
                return true;
        }

        return false;
    }

    /// <summary>Reads on past the root's end, so that whatever is wrong there is told.</summary>
    public void ReadToEnd()
    {
        while (Read())
        {
        }
    }

    /// <summary>The characters directly inside the tag; the cursor goes to its closing tag.</summary>
    public string ReadText()
    {
        if (IsEmpty)
            return "";
        var depth = Depth;
        _text.Clear();
        while (Read() && !(_reader.NodeType == XmlNodeType.EndElement && _reader.Depth <= depth))
        {
            if (_reader.Depth == depth + 1 && _reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                ReadValue();
        }

        return _text.ToString();
    }

    /// <summary>Where an attribute's value stands, without its quotes; (-1, 0) when the tag has none of that name.</summary>
    public (int Start, int Length) ValueOf(string attribute)
    {
        if (!_reader.MoveToAttribute(attribute))
            return (-1, 0);
        var at = Offset;
        _reader.MoveToElement();
        var text = _source.Text;
        var open = text.AsSpan(at).IndexOfAny('"', '\'');
        if (open < 0)
            return (-1, 0);
        var start = at + open + 1;
        var close = text.IndexOf(text[start - 1], start);
        return close < 0 ? (-1, 0) : (start, close - start);
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private bool Read()
    {
        if (Failed)
            return false;
        try
        {
            if (!_reader.Read())
                return false;
            _rootSeen |= _reader.NodeType == XmlNodeType.Element;
            if (_reader.Depth < MaxDepth)
                return true;
            Fail(Start, "007", $"Line {_source.LineAt(Start)} opens tags inside tags {MaxDepth} deep, which no {_dialect.Work} needs; what stands above it was read. Save it again from the program that made it.");
        }
        catch (XmlException e)
        {
            Explain(e);
        }

        return false;
    }

    // In pieces, so that of a text which breaks off the beginning is there.
    private void ReadValue()
    {
        try
        {
            while (_reader.ReadValueChunk(_buffer, 0, _buffer.Length) is var read and > 0)
                _text.Append(_buffer, 0, read);
        }
        catch (XmlException e)
        {
            Explain(e);
        }
    }

    private void Explain(XmlException error)
    {
        var text = _source.Text;
        var line = Math.Clamp(error.LineNumber, 1, _source.LineStarts.Length);
        var at = Math.Clamp(_source.LineStarts[line - 1] + Math.Max(error.LinePosition - 1, 0), 0, text.Length);
        if (_tooWide >= 0 && at >= _tooWide)
            Fail(_tooWide, "007", $"A tag on line {_source.LineAt(_tooWide)} has more than {MaxAttributes} attributes, which no {_dialect.Work} needs; what stands above it was read. Save it again from the program that made it.");
        else if (!_rootSeen && text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) is var type and >= 0)
            Fail(type, "005", $"Line {_source.LineAt(type)} has a document type (DOCTYPE), which {_dialect.Program} never writes and which can reach outside the file, so nothing was read from there on. Remove it and open the file again.");
        else if (text.AsSpan(at).Trim().IsEmpty)
            Fail(text.Length, "004", $"The file stops on line {_source.LineAt(text.Length)} before </{_dialect.Root}> closes it; everything up to there was read. Look for a whole copy, such as {_dialect.Program}'s own backup.");
        else if (!_rootSeen)
            Fail(at, "003", $"This is not a {_dialect.Program} file: it holds no <{_dialect.Root}>. If it is of another kind, give its name the ending of that kind.");
        else
            Fail(at, "003", $"The XML is broken on line {line}, column {at - _source.LineStarts[line - 1] + 1}: {Reason(error)} Everything above it was read. Repair that line, or save it again from the program that made it.");
    }

    // The parser's own words without the position, which the sentence already has.
    private static string Reason(XmlException error)
    {
        var end = error.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        return end < 0 ? error.Message : error.Message[..end];
    }

    private void Fail(int at, string code, string message)
    {
        Failed = true;
        FailedAt = at;
        Say(code, Severity.Error, at, message);
    }

    private void Say(string code, Severity severity, int at, string message) =>
        _diagnostics.Say(_dialect.Codes + code, severity, at, message);

    // A tag with more attributes than any program writes; found before parsing, since a parser takes in a tag as a whole.
    private static int FindTooWideTag(string text)
    {
        var at = 0;
        while (text.IndexOf('<', at) is var open and >= 0)
        {
            if (text.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
            {
                at = text.IndexOf("-->", open + 4, StringComparison.Ordinal);
                if (at < 0)
                    return -1;
                continue;
            }

            at = open + 1;
            if (Attributes(text, ref at) > MaxAttributes)
                return open;
        }

        return -1;
    }

    // How many equals signs stand outside quotes from here to the end of the tag, where it leaves the place.
    private static int Attributes(string text, ref int at)
    {
        var quote = '\0';
        var count = 0;
        for (; at < text.Length && text[at] != '<' && (quote != '\0' || text[at] != '>'); at++)
        {
            var c = text[at];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c == '=')
                count++;
        }

        return count;
    }

    // The beginning of a text, without a copy of it.
    private sealed class TextSlice(string text, int length) : TextReader
    {
        private int _at;

        public override int Peek() => _at < length ? text[_at] : -1;

        public override int Read() => _at < length ? text[_at++] : -1;

        public override int Read(char[] buffer, int index, int count)
        {
            var taken = Math.Min(count, length - _at);
            text.CopyTo(_at, buffer, index, taken);
            _at += taken;
            return taken;
        }
    }
}

/// <summary>A kind of XML file that a program writes.</summary>
/// <param name="Codes">What its diagnostics' codes begin with.</param>
/// <param name="Program">The program's name.</param>
/// <param name="Root">The root tag's name.</param>
internal sealed record XmlDialect(string Codes, string Program, string Root)
{
    /// <summary>What people call what the file holds.</summary>
    public string Work { get; init; } = "screenplay";

    /// <summary>True when such files name a document type; it is skipped, and its entities stay unknown.</summary>
    public bool HasDocumentType { get; init; }
}
