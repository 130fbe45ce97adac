using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Writes revision colours and locked pages into a file.</summary>
internal sealed class FdxProductionEdits(SourceText source, FdxScript script, FdxComposer composer)
{
    private const string Inside = "    ";

    /// <summary>True when colours were only added, or given other names.</summary>
    public static bool CanWrite(ImmutableArray<RevisionSet> was, ImmutableArray<RevisionSet> now) =>
        was.All(old => now.Any(set => set with { Name = old.Name } == old));

    /// <summary>The edits, at offsets of the file.</summary>
    public IEnumerable<TextEdit> Edits(Screenplay screenplay, Screenplay origin, FdxPlaces places)
    {
        if (!screenplay.Revisions.AsSpan().SequenceEqual(origin.Revisions.AsSpan()) || screenplay.ActiveRevision != origin.ActiveRevision)
        {
            foreach (var edit in Revisions(screenplay, origin))
                yield return edit;
        }

        if (!screenplay.LockedPages.AsSpan().SequenceEqual(origin.LockedPages.AsSpan()))
            yield return Block(script.LockedPagesBlock, "LockedPages", "<LockedPages>", LockedPages(screenplay, places));
    }

    private IEnumerable<TextEdit> Revisions(Screenplay screenplay, Screenplay origin)
    {
        var known = origin.Revisions.ToDictionary(r => r.Id);
        var added = screenplay.Revisions.Where(r => !known.ContainsKey(r.Id)).Select(Row).ToList();
        if (script.RevisionsBlock is not { } block)
        {
            yield return Block(null, "Revisions", Active(screenplay, "<Revisions Location=\"7.75\" RevisionsShown=\"All\">"), added);
            yield break;
        }

        var tag = source.Text[block.Start..block.TagEnd];
        var active = screenplay.ActiveRevision == origin.ActiveRevision ? tag : Active(screenplay, tag);
        if (block.CloseStart == block.TagEnd)
        {
            yield return Block(block, "Revisions", FdxSplice.Opened(active), added);
            yield break;
        }

        if (active != tag)
            yield return new TextEdit(block.Start, tag.Length, active);
        foreach (var set in screenplay.Revisions)
        {
            if (known.TryGetValue(set.Id, out var before) && before.Name != set.Name && script.RevisionTags.TryGetValue(set.Id, out var place))
                yield return new TextEdit(place.Start, place.End - place.Start, XmlMarkup.WithAttribute(source.Text[place.Start..place.End], "Name", set.Name, source.Encoding));
        }

        if (added.Count > 0)
            yield return new TextEdit(FdxSplice.BeforeWhiteSpace(source.Text, block.CloseStart), 0, Lines(added));
    }

    private string Active(Screenplay screenplay, string tag)
    {
        var number = screenplay.ActiveRevision.ToString(CultureInfo.InvariantCulture);
        return XmlMarkup.WithAttribute(XmlMarkup.WithAttribute(tag, "ActiveSet", number, source.Encoding), "RevisionMode", screenplay.ActiveRevision > 0 ? "Yes" : "No", source.Encoding);
    }

    private string Row(RevisionSet set)
    {
        var paper = RevisionColour.Named(set.Name)?.Paper ?? RevisionColour.At(0).Paper;
        return string.Create(CultureInfo.InvariantCulture, $"<Revision Color=\"{composer.Attribute(set.Color)}\" FullRevision=\"No\" ID=\"{set.Id}\" Mark=\"{composer.Attribute(set.Mark)}\" Name=\"{composer.Attribute(set.Name)}\" PageColor=\"{paper}\" Style=\"\"/>");
    }

    private List<string> LockedPages(Screenplay screenplay, FdxPlaces places)
    {
        var rows = new List<string>();
        foreach (var page in screenplay.LockedPages)
        {
            if (places.Of(page.Element, page.Offset) is { } place)
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"<LockedPage LevelIndex=\"0\" LockLevel=\"0\" PageNumber=\"{composer.Attribute(page.Label)}\" Position=\"{place}\"/>"));
        }

        return rows;
    }

    // A whole tag in place of the old one, or before the end of the file.
    private TextEdit Block(FdxBlock? old, string name, string tag, List<string> rows)
    {
        var lines = rows.Count == 0 ? $"<{name}/>" : $"{tag}{Lines(rows)}{source.NewLine}  </{name}>";
        return old is not null
            ? new TextEdit(old.Start, old.End - old.Start, lines)
            : new TextEdit(FdxSplice.BeforeWhiteSpace(source.Text, script.Root!.CloseStart), 0, $"{source.NewLine}{source.NewLine}  {lines}");
    }

    private string Lines(List<string> rows) => string.Concat(rows.Select(r => source.NewLine + Inside + r));
}
