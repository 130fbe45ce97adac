using System.Text;

namespace Throughline.Editorial.Otio;

/// <summary>
/// JSON taken apart where it stands: every value knows its characters, so that numbers keep their digits and what is not
/// understood can be given back as it was. NaN and Infinity, which OpenTimelineIO writes, are numbers here.
/// </summary>
internal sealed class JsonText
{
    /// <summary>How deep values may lie in each other.</summary>
    public const int MaxDepth = 128;

    private readonly string _text;
    private Token[] _tokens;
    private int _count;
    private int _at;

    private JsonText(string text)
    {
        _text = text;
        _tokens = new Token[Math.Max(16, text.Length / 16)];
    }

    /// <summary>Where it went wrong; -1 when it did not.</summary>
    public int FailedAt { get; private set; } = -1;

    /// <summary>Takes a text apart; see <see cref="FailedAt"/>.</summary>
    public static JsonText Parse(string text)
    {
        var json = new JsonText(text);
        json.Space();
        if (json.Value(0))
        {
            json.Space();
            if (json._at < text.Length && text.AsSpan(json._at).Trim("\0 \r\n\t").Length > 0)
                json.FailedAt = json._at;
        }

        return json;
    }

    public JsonValue Root => new(this, 0);

    internal ReadOnlySpan<char> Raw(int index) => _text.AsSpan(_tokens[index].Start, _tokens[index].Length);

    internal int Start(int index) => _tokens[index].Start;

    // The token after a value and all that is in it.
    internal int Next(int index) => _tokens[index].Next;

    private bool Value(int depth)
    {
        if (depth >= MaxDepth || _at >= _text.Length)
            return Fail();
        var index = Begin();
        var ok = _text[_at] switch
        {
            '{' => Members(depth, '}', isObject: true),
            '[' => Members(depth, ']', isObject: false),
            '"' => Quoted(),
            _ => Word(),
        };
        _tokens[index].Length = _at - _tokens[index].Start;
        _tokens[index].Next = _count;
        return ok;
    }

    private bool Members(int depth, char close, bool isObject)
    {
        _at++;
        Space();
        if (_at < _text.Length && _text[_at] == close)
        {
            _at++;
            return true;
        }

        while (true)
        {
            if (isObject && !Key())
                return false;
            if (!Value(depth + 1))
                return false;
            Space();
            if (_at >= _text.Length)
                return Fail();
            var c = _text[_at++];
            if (c == close)
                return true;
            if (c != ',')
                return Fail();
            Space();
        }
    }

    private bool Key()
    {
        if (_at >= _text.Length || _text[_at] != '"')
            return Fail();
        var index = Begin();
        if (!Quoted())
            return false;
        _tokens[index].Length = _at - _tokens[index].Start;
        _tokens[index].Next = _count;
        Space();
        if (_at >= _text.Length || _text[_at] != ':')
            return Fail();
        _at++;
        Space();
        return true;
    }

    private bool Quoted()
    {
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] == '\\')
                _at++;
            else if (_text[_at] == '"')
                return ++_at > 0;
        }

        _at = Math.Min(_at, _text.Length);
        return Fail();
    }

    private bool Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '-' or '+' or '.'))
            _at++;
        var word = _text.AsSpan(start, _at - start);
        return word is "true" or "false" or "null" or "NaN" or "Infinity" or "-Infinity" or "Inf" or "-Inf" || (word.Length > 0 && (char.IsAsciiDigit(word[^1]) || word[^1] == '.') && word[0] is '-' or (>= '0' and <= '9')) || Fail();
    }

    private void Space()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\n' or '\r' or '\t')
        {
            if (++_at >= _text.Length)
                return;
        }
    }

    private bool Fail()
    {
        if (FailedAt < 0)
            FailedAt = Math.Min(_at, _text.Length);
        return false;
    }

    private int Begin()
    {
        if (_count == _tokens.Length)
            Array.Resize(ref _tokens, _tokens.Length * 2);
        _tokens[_count].Start = _at;
        return _count++;
    }

    /// <summary>The characters of a string, its escapes resolved.</summary>
    internal static string Unescape(ReadOnlySpan<char> quoted)
    {
        var body = quoted.Length >= 2 ? quoted[1..^1] : [];
        if (!body.Contains('\\'))
            return body.ToString();
        var text = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '\\' || i + 1 >= body.Length)
            {
                text.Append(body[i]);
                continue;
            }

            var c = body[++i];
            if (c == 'u' && i + 4 < body.Length && ushort.TryParse(body.Slice(i + 1, 4), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 4;
            }
            else
            {
                text.Append(c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => c });
            }
        }

        return text.ToString();
    }

    private struct Token
    {
        public int Start;
        public int Length;
        public int Next;
    }
}
