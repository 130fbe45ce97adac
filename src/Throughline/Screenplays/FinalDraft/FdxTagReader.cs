using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Joins the three tables of TagData: a tag names a definition, a definition its category.</summary>
internal sealed class FdxTagReader(XmlCursor cursor, DiagnosticLog diagnostics)
{
    private readonly Dictionary<string, (string Name, int Number)> _categories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (string Category, string Label)> _definitions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Number, string Definition, int At)> _tags = [];

    /// <summary>Reads TagData, on which the cursor stands; leaves it on the closing tag.</summary>
    public void Read(List<BreakdownTag> tags)
    {
        Each(() => Each(Row));
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

    private void Row()
    {
        switch (cursor.Name)
        {
            case "TagCategory":
                _categories[cursor["Id"] ?? ""] = (cursor["Name"] ?? "", FdxMarkup.ParseNumber(cursor["Number"], 0));
                break;
            case "TagDefinition":
                _definitions[cursor["Id"] ?? ""] = (cursor["CatId"] ?? "", cursor["Label"] ?? "");
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

    private void Each(System.Action child)
    {
        var depth = cursor.Depth;
        if (cursor.IsEmpty)
            return;
        while (cursor.NextChild(depth))
            child();
    }
}
