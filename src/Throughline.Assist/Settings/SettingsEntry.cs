using Tomlyn.Syntax;

namespace Throughline.Assist.Settings;

/// <summary>One value of a settings file, with its place for messages.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Keys">From the outermost table to the key.</param>
/// <param name="Value">As parsed.</param>
public sealed record SettingsEntry(string File, int Line, IReadOnlyList<string> Keys, ValueSyntax? Value)
{
    /// <summary>The keys joined by dots.</summary>
    public string Path => string.Join('.', Keys);

    /// <exception cref="SettingsException">The value is no text.</exception>
    public string Text() => (Value as StringValueSyntax)?.Value ?? throw Wrong("a text in quotation marks");

    /// <exception cref="SettingsException">The value is no whole number from 0 to a million.</exception>
    public int Number() => Value is IntegerValueSyntax { Value: >= 0 and <= 1_000_000 } number ? (int)number.Value : throw Wrong("a whole number, 0 or more");

    /// <exception cref="SettingsException">The value is no list of texts.</exception>
    public IReadOnlyList<string> Texts() =>
        Value is ArraySyntax list
            ? [.. list.Items.Select(item => (item.Value as StringValueSyntax)?.Value ?? throw Wrong("a list of texts, such as [\"format\", \"TL201\"]"))]
            : throw Wrong("a list of texts, such as [\"format\", \"TL201\"]");

    /// <summary>The failure that says where the entry stands and what belongs there.</summary>
    public SettingsException Wrong(string expected) => new($"{File}:{Line}: {Path}: expected {expected}.");
}
