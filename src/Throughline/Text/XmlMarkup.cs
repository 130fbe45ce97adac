using System.Globalization;
using System.Text;

namespace Throughline.Text;

/// <summary>The small change of XML: its characters, and the attributes of a tag as they stand in the text.</summary>
internal static class XmlMarkup
{
    /// <summary>True for what XML 1.0 allows in a document (section 2.2); a surrogate must have its partner.</summary>
    public static bool IsLegal(string text, int at)
    {
        var c = text[at];
        if (char.IsHighSurrogate(c))
            return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        if (char.IsLowSurrogate(c))
            return at > 0 && char.IsHighSurrogate(text[at - 1]);
        return c is >= ' ' and not ('\uFFFE' or '\uFFFF') or '\t' or '\n' or '\r';
    }

    /// <summary>The place itself, or the one before it when it would cut a pair of surrogates in two.</summary>
    public static int Whole(string text, int at) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;

    /// <summary>The same text, as long, with U+FFFD for every character that XML does not allow.</summary>
    /// <param name="text">Any characters.</param>
    /// <param name="first">Offset of the first that was replaced, or -1.</param>
    /// <param name="count">How many were replaced.</param>
    public static string ReplaceIllegal(string text, out int first, out int count)
    {
        first = -1;
        count = 0;
        StringBuilder? replaced = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and < '\uD800' || IsLegal(text, i))
                continue;
            replaced ??= new StringBuilder(text);
            replaced[i] = '\uFFFD';
            first = first < 0 ? i : first;
            count++;
        }

        return replaced?.ToString() ?? text;
    }

    /// <summary>Text for between tags; what the file's encoding lacks becomes a character reference.</summary>
    public static string EscapeText(string text, SourceEncoding encoding) => Escape(text, encoding, quote: false);

    /// <summary>Text for between double quotes.</summary>
    public static string EscapeAttribute(string text, SourceEncoding encoding) => Escape(text, encoding, quote: true);

    /// <summary>Offset just past the tag that opens at <paramref name="start"/>; the end of the text if it is never closed.</summary>
    public static int TagEnd(string text, int start)
    {
        var quote = '\0';
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c == '>')
                return i + 1;
        }

        return text.Length;
    }

    /// <summary>A start tag with one attribute set, added, or (by null) taken away; everything else in it stays.</summary>
    public static string WithAttribute(string tag, string name, string? value, SourceEncoding encoding)
    {
        var (start, valueStart, valueEnd) = FindAttribute(tag, name);
        if (start >= 0)
        {
            return value is null
                ? string.Concat(tag.AsSpan(0, start), tag.AsSpan(valueEnd + 1))
                : string.Concat(tag.AsSpan(0, valueStart), EscapeForQuote(value, tag[valueEnd], encoding), tag.AsSpan(valueEnd));
        }

        if (value is null)
            return tag;
        var end = tag.EndsWith("/>", StringComparison.Ordinal) ? tag.Length - 2 : tag.Length - 1;
        end = tag.AsSpan(0, end).TrimEnd().Length;
        return string.Concat(tag.AsSpan(0, end), $" {name}=\"{EscapeAttribute(value, encoding)}\"", tag.AsSpan(end));
    }

    /// <summary>Where an attribute stands in a tag: the space before its name, its value's first character, its closing quote; -1 if absent.</summary>
    public static (int Start, int ValueStart, int ValueEnd) FindAttribute(string tag, string name)
    {
        var at = 1;
        while (at < tag.Length && !char.IsWhiteSpace(tag[at]) && tag[at] is not ('>' or '/'))
            at++;
        while (at < tag.Length)
        {
            var space = at;
            while (at < tag.Length && char.IsWhiteSpace(tag[at]))
                at++;
            var equals = tag.IndexOf('=', at);
            if (equals < 0)
                break;
            var open = tag.AsSpan(equals).IndexOfAny('"', '\'');
            if (open < 0)
                break;
            var valueStart = equals + open + 1;
            var close = tag.IndexOf(tag[valueStart - 1], valueStart);
            if (close < 0)
                break;
            if (tag.AsSpan(at, equals - at).Trim().SequenceEqual(name))
                return (space, valueStart, close);
            at = close + 1;
        }

        return (-1, -1, -1);
    }

    private static string EscapeForQuote(string value, char quote, SourceEncoding encoding) =>
        quote == '\'' ? EscapeAttribute(value, encoding).Replace("'", "&apos;", StringComparison.Ordinal) : EscapeAttribute(value, encoding);

    private static string Escape(string text, SourceEncoding encoding, bool quote)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '"' when quote:
                    escaped.Append("&quot;");
                    break;
                case '\r':
                    escaped.Append("&#13;");
                    break;
                case '\n' or '\t' when quote:
                    escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
                    break;
                default:
                    if (!IsLegal(text, i))
                        escaped.Append('\uFFFD');
                    else if (encoding == SourceEncoding.Windows1252 && c > '\u00FF')
                        AppendReference(escaped, text, ref i);
                    else
                        escaped.Append(c);
                    break;
            }
        }

        return escaped.ToString();
    }

    private static void AppendReference(StringBuilder escaped, string text, ref int at)
    {
        var rune = Rune.GetRuneAt(text, at);
        escaped.Append(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};");
        at += rune.Utf16SequenceLength - 1;
    }
}
