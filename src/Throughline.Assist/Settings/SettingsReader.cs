using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Throughline.Assist.Settings;

/// <summary>Reads a settings file (<c>throughline.toml</c>, <c>models.toml</c>) into a flat list of entries.</summary>
public static class SettingsReader
{
    private const int MaximumDepth = 100;

    // Every command's own; each reads its table and leaves the others alone.
    private static readonly string[] Tables = ["breakdown", "characters", "effects", "lint", "models"];

    /// <summary>All of its entries, in the order of the file.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or is not TOML.</exception>
    public static IReadOnlyList<SettingsEntry> Read(string path)
    {
        var content = Content(path);
        if (TooDeep(content) is { } deep)
            throw new SettingsException($"{path}:{deep}: brackets inside brackets more than {MaximumDepth} deep; no setting needs that.");
        var document = SyntaxParser.Parse(content, path, validate: true);
        if (document.HasErrors)
        {
            var first = document.Diagnostics.First(d => d.Kind == DiagnosticMessageKind.Error);
            throw new SettingsException($"{path}:{first.Span.Start.Line + 1}: this is not valid TOML: {first.Message}");
        }

        var entries = new List<SettingsEntry>();
        AddAll(path, entries, [], document.KeyValues);
        foreach (var table in document.Tables)
            AddAll(path, entries, Keys(table.Name), table.Items);
        if (entries.Find(entry => !Tables.Contains(entry.Keys[0], StringComparer.Ordinal)) is { } unknown)
            throw unknown.Wrong($"a setting in one of the tables {string.Join(", ", Tables)}");
        return entries;
    }

    // The parser goes down a level for each, and a program cannot go down for ever.
    private static int? TooDeep(string content)
    {
        int depth = 0, line = 1;
        foreach (var c in content)
        {
            line += c == '\n' ? 1 : 0;
            depth += c is '[' or '{' ? 1 : c is ']' or '}' ? -1 : 0;
            if (depth > MaximumDepth)
                return line;
        }

        return null;
    }

    private static string Content(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path}: could not be read: {failure.Message}", failure);
        }
    }

    private static void AddAll(string path, List<SettingsEntry> entries, IReadOnlyList<string> under, IEnumerable<KeyValueSyntax> items)
    {
        foreach (var item in items)
        {
            IReadOnlyList<string> keys = [.. under, .. Keys(item.Key)];
            if (item.Value is InlineTableSyntax table)
                AddAll(path, entries, keys, table.Items.Select(i => i.KeyValue!));
            else
                entries.Add(new SettingsEntry(path, item.Span.Start.Line + 1, keys, item.Value));
        }
    }

    private static IReadOnlyList<string> Keys(KeySyntax? key) =>
        key is null ? [] : [Name(key.Key), .. key.DotKeys.Select(dot => Name(dot.Key))];

    private static string Name(BareKeyOrStringValueSyntax? key) => key switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? "",
        StringValueSyntax text => text.Value ?? "",
        _ => "",
    };
}
