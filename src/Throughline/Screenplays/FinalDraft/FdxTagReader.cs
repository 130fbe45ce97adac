using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Joins the three tables of TagData: a tag names a definition, a definition its category.</summary>
internal sealed class FdxTagReader(XmlCursor cursor, DiagnosticLog diagnostics, FdxTagData data)
{
    private readonly Dictionary<string, (string Name, int Number)> _categories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (string Category, string Label)> _definitions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Number, string Definition, int At)> _tags = [];

    /// <summary>Reads TagData, on which the cursor stands; leaves it on the closing tag.</summary>
    public void Read(List<BreakdownTag> tags)
    {
        var block = Block(Table);
        data.Block ??= block;
        foreach (var (number, id, at) in _tags)
        {
            if (!_definitions.TryGetValue(id, out var definition))
            {
                diagnostics.Say("FDX011", Severity.Warning, at, $"Tag {number} names an element ({id}) that the file does not define, so what was tagged is not known.");
                tags.Add(new BreakdownTag(number, "", 0, "", id));
                continue;
            }

            var (category, categoryNumber) = _categories.GetValueOrDefault(definition.Category, ("", 0));
            tags.Add(new BreakdownTag(number, category, categoryNumber, definition.Label, id));
        }
    }

    private void Table()
    {
        var name = cursor.Name;
        if (Block(Row) is { } block)
            data.Tables.TryAdd(name, block);
    }

    private void Row()
    {
        switch (cursor.Name)
        {
            case "TagCategory":
                _categories[cursor["Id"] ?? ""] = (cursor["Name"] ?? "", FdxMarkup.ParseNumber(cursor["Number"], 0));
                data.Categories.Add((cursor["Id"] ?? "", cursor["Name"] ?? "", FdxMarkup.ParseNumber(cursor["Number"], 0)));
                break;
            case "TagDefinition":
                _definitions[cursor["Id"] ?? ""] = (cursor["CatId"] ?? "", cursor["Label"] ?? "");
                data.LastDefinition = Math.Max(data.LastDefinition, FdxMarkup.ParseNumber(cursor["Number"], 0));
                break;
            case "Tag":
                var number = FdxMarkup.ParseNumber(cursor["Number"], 0);
                var at = cursor.Start;
                Each(() =>
                {
                    if (cursor.Name == "DefId")
                        _tags.Add((number, cursor.ReadText().Trim(), at));
                });
                break;
        }
    }

    // The current tag and what is in it; null when the file breaks off.
    private FdxBlock? Block(System.Action child)
    {
        var block = new FdxBlock(cursor.Start, cursor.End, []);
        var isEmpty = cursor.IsEmpty;
        Each(child);
        (block.CloseStart, block.End) = isEmpty ? (block.TagEnd, block.TagEnd) : (cursor.Start, cursor.End);
        return cursor.Failed ? null : block;
    }

    private void Each(System.Action child)
    {
        var depth = cursor.Depth;
        if (cursor.IsEmpty)
            return;
        while (cursor.NextChild(depth))
            child();
    }
}
