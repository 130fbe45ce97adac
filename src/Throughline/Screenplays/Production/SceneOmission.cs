using System.Collections.Immutable;
using Throughline.Screenplays.Headings;
using Throughline.Text;

namespace Throughline.Screenplays.Production;

/// <summary>Cuts a scene so that its number stays and stands for nothing else.</summary>
public static class SceneOmission
{
    /// <summary>What stands in place of a heading.</summary>
    public const string Omitted = "OMITTED";

    /// <summary>Omits a scene; its heading and text are kept in <see cref="SceneHeading.OmittedElements"/>.</summary>
    /// <param name="screenplay">The script.</param>
    /// <param name="number">The scene's number.</param>
    /// <returns>Null when no scene has the number. A scene that is omitted already is left as it is.</returns>
    public static Screenplay? Omit(Screenplay screenplay, string number)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        ArgumentNullException.ThrowIfNull(number);
        foreach (var scene in Scene.Of(screenplay))
        {
            if (!number.Equals(scene.Heading.Number?.Trim(), StringComparison.OrdinalIgnoreCase))
                continue;
            if (IsOmitted(scene.Heading))
                return screenplay;
            var length = Length(scene);
            var inside = scene.Elements[1..length];
            // Locked pages that began in it begin at what comes next: in formats that say so in notes, the notes stay.
            var pages = screenplay.Format == ScreenplayFormat.FinalDraft ? [] : inside.SelectMany(PagesOf).ToImmutableArray();
            if (!pages.IsEmpty)
                inside = [.. inside.Where(e => e is not Note note || ProductionNote.PageOf(note.Text.Plain) is null).Select(PageLocking.WithoutPages)];
            // The tag of the old heading stays with the number, so what it said is written anew inside.
            var old = scene.Heading with { Number = null, Span = SourceSpan.None };
            var heading = scene.Heading with
            {
                Text = Omitted,
                Slugline = SluglineParser.Parse(Omitted),
                IsOmitted = true,
                OmittedElements = [PageLocking.WithoutPages(old), .. inside],
            };
            var elements = screenplay.Elements.RemoveRange(scene.FirstElement + 1, length - 1).SetItem(scene.FirstElement, heading).InsertRange(scene.FirstElement + 1, pages);
            return screenplay with { Elements = elements };
        }

        return null;
    }

    /// <summary>True for a scene that a script, in any format, says was omitted.</summary>
    public static bool IsOmitted(SceneHeading heading)
    {
        ArgumentNullException.ThrowIfNull(heading);
        return heading.IsOmitted || heading.Text.Plain.AsSpan().Trim() is var text && (text.Equals(Omitted, StringComparison.OrdinalIgnoreCase) || text.Equals("OMIT", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<Element> PagesOf(Element element)
    {
        if (element is Note note && ProductionNote.PageOf(note.Text.Plain) is not null)
            return [new Note { Text = note.Text.Plain }];
        return element.Text.Notes.Where(n => !n.IsBoneyard && ProductionNote.PageOf(n.Text) is not null).Select(n => new Note { Text = n.Text });
    }

    // Sections and synopses at the end introduce the next scene, and a page that was forced there begins it.
    private static int Length(Scene scene)
    {
        var length = scene.Elements.Length;
        while (length > 1 && scene.Elements[length - 1] is Section or Synopsis { StyleName: not null } or PageBreak)
            length--;
        return length;
    }
}
