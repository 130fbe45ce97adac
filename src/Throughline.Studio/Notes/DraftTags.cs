using System.Collections.Immutable;
using Throughline.Breakdown;
using Throughline.Drafts;

namespace Throughline.Studio.Notes;

/// <summary>The tags that people put on a draft, as the breakdown takes them.</summary>
public static class DraftTags
{
    /// <summary>Those that stand, that this person can read, and whose line is in the draft.</summary>
    public static ImmutableArray<PersonTag> Of(NotedDraft draft)
    {
        var tags = ImmutableArray.CreateBuilder<PersonTag>();
        for (var i = 0; i < draft.Script.Elements.Length; i++)
        {
            var element = draft.Script.Elements[i];
            foreach (var note in draft.Notes.Where(note => note.Place.Fate != AnchorFate.Orphaned && note.Place.Line == element.Id && IsTag(note)))
            {
                var (category, isRefused) = TagWords.Read(note.Category)!.Value;
                tags.Add(new PersonTag(draft.SceneOf(note)?.Label ?? "", category, note.Text.Text!, isRefused)
                {
                    By = note.Author,
                    On = new Evidence(i, element.Span.Line, note.Place.Start, draft.WordsOf(note)),
                });
            }
        }

        return tags.ToImmutable();
    }

    /// <summary>Those that stand but hang on no line of the draft, for telling people.</summary>
    public static IEnumerable<LineNote> Orphans(NotedDraft draft) => draft.Notes.Where(note => note.Place.Fate == AnchorFate.Orphaned && IsTag(note));

    private static bool IsTag(LineNote note) => note.Kind == NoteKind.Tag && note.Closed is null && note.Text.Text is not null && TagWords.Read(note.Category) is not null;
}
