namespace Throughline.Editorial.Otio;

/// <summary>A value in a <see cref="JsonText"/>.</summary>
internal readonly struct JsonValue(JsonText? json, int index)
{
    /// <summary>False for a member that is not there.</summary>
    public bool Exists => json is not null;

    public bool IsObject => Raw is ['{', ..];

    public bool IsArray => Raw is ['[', ..];

    public bool IsString => Raw is ['"', ..];

    public bool IsNull => json is null || Raw is "null";

    public bool IsFalse => Raw is "false";

    /// <summary>The characters as they stand in the file.</summary>
    public ReadOnlySpan<char> Raw => json is null ? [] : json.Raw(index);

    /// <summary>Offset in the file.</summary>
    public int Start => json?.Start(index) ?? 0;

    /// <summary>A string's characters; empty for anything else.</summary>
    public string Text => IsString ? JsonText.Unescape(Raw) : "";

    /// <summary>A member of an object; the last of that name, as programs read it.</summary>
    public JsonValue this[string name]
    {
        get
        {
            var found = default(JsonValue);
            foreach (var (key, value) in Members)
            {
                if (key == name)
                    found = value;
            }

            return found;
        }
    }

    /// <summary>An object's members in order; none for anything else.</summary>
    public IEnumerable<(string Key, JsonValue Value)> Members
    {
        get
        {
            if (json is null || !IsObject)
                yield break;
            for (var at = index + 1; at < json.Next(index);)
            {
                var key = JsonText.Unescape(json.Raw(at));
                var value = json.Next(at);
                yield return (key, new JsonValue(json, value));
                at = json.Next(value);
            }
        }
    }

    /// <summary>An array's items; none for anything else.</summary>
    public IEnumerable<JsonValue> Items
    {
        get
        {
            if (json is null || !IsArray)
                yield break;
            for (var at = index + 1; at < json.Next(index); at = json.Next(at))
                yield return new JsonValue(json, at);
        }
    }
}
