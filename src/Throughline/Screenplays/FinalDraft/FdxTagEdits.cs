using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Adds tags to a file's TagData. What is there stays as it is: tags are Final Draft's to change and remove.</summary>
internal sealed class FdxTagEdits(SourceText source, FdxScript script, FdxComposer composer)
{
    /// <summary>True when the new list is the old one with tags added at its end.</summary>
    public static bool AreAdded(ReadOnlySpan<BreakdownTag> was, ReadOnlySpan<BreakdownTag> now) =>
        now.Length >= was.Length && now[..was.Length].SequenceEqual(was);

    /// <summary>The edits that add them, at offsets of the file.</summary>
    /// <param name="added">The new tags.</param>
    /// <param name="known">Identifiers that the file defines already.</param>
    public List<TextEdit> Edits(IReadOnlyList<BreakdownTag> added, HashSet<string> known)
    {
        if (added.Count == 0 || script.Root is not { } root || root.CloseStart <= root.TagEnd)
            return [];
        var indent = new FdxIndent(source.NewLine, "      ", "  ");
        var rows = new FdxTagRows(composer, indent);
        var data = script.TagData;
        var categories = rows.Lines(rows.Categories(added.Where(t => Existing(t) is null)));
        var definitions = rows.Lines(rows.Definitions(added.Where(t => !known.Contains(t.DefinitionId)), t => Existing(t) ?? FdxTagRows.CategoryId(t.Category, t.CategoryNumber), data.LastDefinition));
        var uses = rows.Lines(rows.Uses(added));
        if (data.Block is not { } block)
        {
            var whole = $"{source.NewLine}{source.NewLine}  <TagData>{Table("TagCategories", categories)}{Table("TagDefinitions", definitions)}{Table("Tags", uses)}{source.NewLine}  </TagData>";
            return [new TextEdit(FdxSplice.BeforeWhiteSpace(source.Text, root.CloseStart), 0, whole)];
        }

        if (block.CloseStart == block.TagEnd)
            return [new TextEdit(block.Start, block.End - block.Start, $"<TagData>{Table("TagCategories", categories)}{Table("TagDefinitions", definitions)}{Table("Tags", uses)}{source.NewLine}  </TagData>")];
        var edits = new List<TextEdit>();
        var missing = "";
        foreach (var (name, lines) in ((string, string)[])[("TagCategories", categories), ("TagDefinitions", definitions), ("Tags", uses)])
        {
            if (lines.Length == 0)
                continue;
            if (!data.Tables.TryGetValue(name, out var table))
                missing += Table(name, lines);
            else if (table.CloseStart == table.TagEnd)
                edits.Add(new TextEdit(table.Start, table.End - table.Start, $"<{name}>{lines}{source.NewLine}    </{name}>"));
            else
                edits.Add(new TextEdit(FdxSplice.BeforeWhiteSpace(source.Text, table.CloseStart), 0, lines));
        }

        if (missing.Length > 0)
            edits.Add(new TextEdit(FdxSplice.BeforeWhiteSpace(source.Text, block.CloseStart), 0, missing));
        return edits;
    }

    private string Table(string name, string lines) => $"{source.NewLine}    <{name}>{lines}{source.NewLine}    </{name}>";

    // By name first, for users renumber; by number when the name is in another language.
    private string? Existing(BreakdownTag tag)
    {
        foreach (var (id, name, _) in script.TagData.Categories)
        {
            if (name.Equals(tag.Category, StringComparison.OrdinalIgnoreCase))
                return id;
        }

        foreach (var (id, _, number) in script.TagData.Categories)
        {
            if (number == tag.CategoryNumber && number > 0 && number <= LastOwnNumber)
                return id;
        }

        return null;
    }

    // Final Draft's own list ends here; higher numbers are the user's.
    private const int LastOwnNumber = 31;
}
