using System.Globalization;
using System.Text;
using Throughline.Text;

namespace Throughline.Editorial;

/// <summary>Builds XML, a tag a line, indented by two.</summary>
internal sealed class XmlText
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Open(string tag, string attributes = "")
    {
        Indent().Append('<').Append(tag);
        if (attributes.Length > 0)
            _text.Append(' ').Append(attributes);
        _text.Append(">\n");
        _depth++;
    }

    public void Close(string tag)
    {
        _depth--;
        Indent().Append("</").Append(tag).Append(">\n");
    }

    /// <summary>A tag that holds nothing.</summary>
    public void Empty(string tag, string attributes) => Indent().Append('<').Append(tag).Append(' ').Append(attributes).Append("/>\n");

    public void Leaf(string tag, string text) =>
        Indent().Append('<').Append(tag).Append('>').Append(XmlMarkup.EscapeText(text, SourceEncoding.Utf8)).Append("</").Append(tag).Append(">\n");

    public void Leaf(string tag, long number) => Leaf(tag, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A piece of XML as it stands, on lines of its own.</summary>
    public void Fragment(string xml) => Indent().Append(xml).Append('\n');

    public void Raw(string text) => _text.Append(text);

    /// <summary>An attribute with its value escaped.</summary>
    public static string Attribute(string name, string value) => $"{name}=\"{XmlMarkup.EscapeAttribute(value, SourceEncoding.Utf8)}\"";

    public override string ToString() => _text.ToString();

    private StringBuilder Indent() => _text.Append(' ', _depth * 2);
}
