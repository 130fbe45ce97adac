using Throughline.Drafts;
using Throughline.Screenplays;

namespace Throughline.Studio.Drafts;

/// <summary>The file of a draft that is brought in.</summary>
/// <param name="Bytes">As it is kept.</param>
/// <param name="Name">Its name without folders.</param>
/// <param name="Script">Of a file that only shows pages, the script that was recovered from it; else null.</param>
internal sealed record DraftFile(ReadOnlyMemory<byte> Bytes, string Name, byte[]? Script);

/// <summary>Writes a draft that was edited line by line back into a file of its own kind; of a kind that is only read, into Fountain.</summary>
internal static class EditedFile
{
    /// <param name="raw">The draft as read from its file.</param>
    /// <param name="was">The same with identities.</param>
    /// <param name="edited">That, edited.</param>
    /// <param name="name">The file's name.</param>
    public static DraftFile Write(Screenplay raw, Screenplay was, Screenplay edited, string name)
    {
        // A writer leaves alone what is the very object that was read.
        var read = new Dictionary<Element, Element>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < was.Elements.Length; i++)
            read[was.Elements[i]] = raw.Elements[i];
        var script = raw with { Elements = [.. edited.Elements.Select(element => read.GetValueOrDefault(element, element))] };
        var format = raw.Format == ScreenplayFormat.FinalDraft ? OutputFormat.FinalDraft : OutputFormat.Fountain;
        var bytes = ScreenplayWriter.Write(script, format).Bytes;
        if (raw.Format == ScreenplayFormat.Fountain && format == OutputFormat.Fountain)
            RefuseOtherLines(ScreenplayReader.Read(bytes, "edited.fountain").Screenplay, edited);
        return new DraftFile(bytes, ScreenplayWriter.FormatOf(name) == format ? name : Path.ChangeExtension(name, format == OutputFormat.FinalDraft ? ".fdx" : ".fountain"), null);
    }

    // What a line is is told by its words and by those around it: words that would make something else of a line are no change of that line.
    private static void RefuseOtherLines(Screenplay read, Screenplay edited)
    {
        var meant = edited.Elements.Where(Shows).ToArray();
        var found = read.Elements.Where(Shows).ToArray();
        for (var i = 0; i < Math.Max(meant.Length, found.Length); i++)
        {
            if (i < meant.Length && i < found.Length && meant[i].Kind == found[i].Kind)
                continue;
            var line = (i < meant.Length ? meant[i] : found[i]).Text.Plain.ReplaceLineEndings(" ");
            throw new StudioException($"With these words \u201C{(line.Length > 60 ? line[..60] + " ..." : line)}\u201D would not be {(i < meant.Length ? Word(meant[i].Kind) : "there")} any more: Fountain tells lines by their words. Change the words, or leave this part. Nothing was changed.");
        }
    }

    private static bool Shows(Element element) => element is PageBreak || !string.IsNullOrWhiteSpace(element.Text.Plain);

    private static string Word(ElementKind kind) => kind switch
    {
        ElementKind.SceneHeading => "a scene heading",
        ElementKind.Cue => "a name above a speech",
        ElementKind.Dialogue => "dialogue",
        ElementKind.Parenthetical => "a parenthetical",
        ElementKind.Action => "action",
        _ => $"a {kind.ToString().ToLowerInvariant()}",
    };

    /// <summary>The script as it is read back, every line with the identity that it had; what is read as other lines than were written is matched.</summary>
    /// <returns>The script, and the first identity that was not given.</returns>
    /// <exception cref="StudioException">It cannot be read back.</exception>
    public static (Screenplay Script, long Next) ReadBack(DraftFile file, Screenplay edited, long next)
    {
        var reading = ScreenplayReader.Read(file.Bytes, file.Name);
        if (reading.HasErrors)
            throw new StudioException($"{file.Name}: the draft could not be written with this change ({reading.Diagnostics.First(it => it.Severity == Text.Severity.Error).Message}). Nothing was changed.");
        var ids = LineIds.Of(edited);
        return LineIds.Of(reading.Screenplay).Length == ids.Length && reading.Screenplay.Elements.Length == edited.Elements.Length
            && reading.Screenplay.Elements.Zip(edited.Elements).All(pair => pair.First.Kind == pair.Second.Kind && pair.First.Text.Plain == pair.Second.Text.Plain)
            ? (LineIds.Put(reading.Screenplay, ids), next)
            : LineIds.Carry(DraftMatch.Between(edited, reading.Screenplay), next);
    }
}
