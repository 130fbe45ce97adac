using System.Net;

namespace Throughline.Text;

/// <summary>The tags of an XML file as a tree over its characters; see <see cref="XmlCursor"/> for what is refused.</summary>
internal sealed class XmlTree
{
    private readonly DiagnosticLog _log;

    private XmlTree(SourceText source, DiagnosticLog log) => (Source, _log) = (source, log);

    public SourceText Source { get; }

    /// <summary>The outermost tag; null when there is none.</summary>
    public XmlNode? Root { get; private set; }

    public static XmlTree Read(SourceText source, XmlDialect dialect, DiagnosticLog log)
    {
        var tree = new XmlTree(source, log);
        using var cursor = new XmlCursor(source, dialect, tree._log);
        if (cursor.ReadRoot())
        {
            tree.Root = tree.Node(cursor);
            cursor.ReadToEnd();
        }

        return tree;
    }

    private XmlNode Node(XmlCursor cursor)
    {
        var start = cursor.Start;
        var end = cursor.End;
        var node = new XmlNode(this, cursor.Name, start, end);
        if (!cursor.IsEmpty)
        {
            var depth = cursor.Depth;
            while (cursor.NextChild(depth))
                node.Add(Node(cursor));
            if (cursor.Failed)
                node.Close(Source.Text.Length, Source.Text.Length);
            else
                node.Close(cursor.Start, cursor.End);
        }

        return node;
    }

    /// <summary>Text between tags with its references resolved.</summary>
    internal static string Resolve(ReadOnlySpan<char> raw)
    {
        const string open = "<![CDATA[";
        if (!raw.Contains('&') && !raw.Contains('<'))
            return raw.ToString();
        var text = new System.Text.StringBuilder();
        while (!raw.IsEmpty)
        {
            var at = raw.IndexOf(open, StringComparison.Ordinal);
            var plain = at < 0 ? raw : raw[..at];
            text.Append(WebUtility.HtmlDecode(plain.ToString()));
            if (at < 0)
                break;
            raw = raw[(at + open.Length)..];
            var close = raw.IndexOf("]]>", StringComparison.Ordinal);
            text.Append(close < 0 ? raw : raw[..close]);
            raw = close < 0 ? [] : raw[(close + 3)..];
        }

        return text.ToString();
    }
}

/// <summary>A tag and what is in it.</summary>
internal sealed class XmlNode
{
    private readonly XmlTree _tree;
    private List<XmlNode>? _children;

    public XmlNode(XmlTree tree, string name, int start, int tagEnd)
    {
        _tree = tree;
        (Name, Start, TagEnd, InnerEnd, End) = (name, start, tagEnd, tagEnd, tagEnd);
    }

    public string Name { get; }

    /// <summary>Offset of its <c>&lt;</c>.</summary>
    public int Start { get; }

    /// <summary>Offset past the tag's <c>&gt;</c>.</summary>
    public int TagEnd { get; }

    /// <summary>Offset of its closing tag.</summary>
    public int InnerEnd { get; private set; }

    /// <summary>Offset past it all.</summary>
    public int End { get; private set; }

    public IReadOnlyList<XmlNode> Children => _children ?? [];

    /// <summary>All of it as it stands.</summary>
    public string Raw => _tree.Source.Text[Start..End];

    /// <summary>Its tag as it stands.</summary>
    public string Tag => _tree.Source.Text[Start..TagEnd];

    public SourceSpan Span => _tree.Source.SpanAt(Start, End - Start);

    /// <summary>The text directly in it, trimmed; empty when it has tags.</summary>
    public string Text => _children is not null ? "" : XmlTree.Resolve(_tree.Source.Text.AsSpan(TagEnd, InnerEnd - TagEnd)).Trim();

    /// <summary>An attribute; null when it has none of that name.</summary>
    public string? this[string attribute]
    {
        get
        {
            var tag = Tag;
            var (at, valueStart, valueEnd) = XmlMarkup.FindAttribute(tag, attribute);
            return at < 0 ? null : WebUtility.HtmlDecode(tag[valueStart..valueEnd]);
        }
    }

    /// <summary>The first child of a name, or null.</summary>
    public XmlNode? Child(string child)
    {
        foreach (var node in Children)
        {
            if (node.Name == child)
                return node;
        }

        return null;
    }

    /// <summary>The text of the first child of a name; empty when there is none.</summary>
    public string TextOf(string child) => Child(child)?.Text ?? "";

    internal void Add(XmlNode child) => (_children ??= []).Add(child);

    internal void Close(int innerEnd, int end) => (InnerEnd, End) = (Math.Max(innerEnd, TagEnd), Math.Max(end, TagEnd));
}
