using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Throughline.Breakdown;
using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Live;
using Throughline.Studio.Notes;
using Throughline.Text;

namespace Throughline.Web.Live;

/// <summary>The script as it is being written now: what the rooms show. Its lines are those of the page; what the latest draft knows of them (identities, tags of the file, notes of people) is carried into it.</summary>
public sealed class WrittenScript
{
    private readonly DraftMatch _match;
    private readonly ImmutableArray<LineNote> _notes;

    private WrittenScript(long version, string text, Draft? latest, Screenplay draft, Screenplay live, ImmutableArray<LineNote> notes, bool isDraft)
    {
        (Version, Latest, IsDraft, _notes) = (version, latest, isDraft, notes);
        _match = DraftMatch.Between(draft, live);
        var elements = live.Elements.ToBuilder();
        for (var i = 0; i < elements.Count; i++)
        {
            if (_match.PartnerOfB(i) is { } partner)
                elements[i] = Known(elements[i], draft.Elements[partner], draft.Tags.Length > 0);
        }

        Script = live with { Elements = elements.ToImmutable(), Tags = draft.Tags };
        Scenes = Scene.Of(Script);
        Stamp = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8)) + $"-{latest?.Number}";
    }

    /// <summary>Of the live text.</summary>
    public long Version { get; }

    /// <summary>The latest draft, or null before the first.</summary>
    public Draft? Latest { get; }

    /// <summary>True when it says what the latest draft says.</summary>
    public bool IsDraft { get; }

    /// <summary>It, with the lines of the page.</summary>
    public Screenplay Script { get; }

    public ImmutableArray<Scene> Scenes { get; }

    /// <summary>Says what it is made of: another one where it is another.</summary>
    public string Stamp { get; }

    /// <summary>The same for what is made with people's tags too.</summary>
    public string TagStamp => $"{Stamp} {string.Join(',', _notes.Where(note => note.Kind == NoteKind.Tag && note.Closed is null).Select(note => note.Number))}";

    /// <summary>Nothing is written yet, and there is no draft.</summary>
    public bool IsEmpty => Script.Elements.IsEmpty && Latest is null;

    /// <summary>The strip's name of each scene on the board; null for one that no draft has.</summary>
    public IReadOnlyList<string?> StripIds => [.. Scenes.Select(Breakdown.Schedule.Strip.IdOf)];

    /// <summary>Reads what is written now.</summary>
    public static async Task<WrittenScript> OfAsync(Production production, IGrainFactory grains, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(production);
        var now = await grains.GetGrain<IDocumentGrain>(production.Id).TextAsync(-1);
        var latest = (await production.Drafts.ListAsync(cancel)).LastOrDefault();
        var draft = latest is null ? Screenplay.Empty : production.Drafts.Read(latest);
        var notes = latest is null ? [] : await production.Notes.ListAsync(latest, cancel);
        return await Task.Run(() => new WrittenScript(
            now.Version, now.Text!, latest, draft, FountainReader.Read(new SourceText(now.Text!, "live.fountain")).Screenplay, notes, latest is not null && LiveDraft.TextOf(production, latest) == now.Text), cancel);
    }

    /// <summary>The tags that people put on it, as the breakdown takes them.</summary>
    public ImmutableArray<PersonTag> Tags()
    {
        var tags = ImmutableArray.CreateBuilder<PersonTag>();
        foreach (var (note, category, isRefused, on) in Placed())
            tags.Add(new PersonTag(LabelOf(on.Element), category, note.Text.Text!, isRefused) { By = note.Author, On = on });
        return tags.ToImmutable();
    }

    /// <summary>The line of the page that a note or tag hangs on; null when it has none any more.</summary>
    public int? LineOfNote(int number)
    {
        if (_notes.FirstOrDefault(note => note.Number == number) is not { Place.Fate: not AnchorFate.Orphaned } note)
            return null;
        var carried = Anchors.Carry(_match, [new Anchor(note.Place.Line, note.Place.Start, note.Place.Length)])[0];
        return carried.Fate == AnchorFate.Orphaned ? null : Script.Elements[carried.Element].Span.Line;
    }

    /// <summary>The tags that people put on one scene.</summary>
    public IEnumerable<(LineNote Note, Category Category, bool IsRefused)> TagsOf(Scene scene) =>
        Placed().Where(tag => tag.On.Element >= scene.FirstElement && tag.On.Element < scene.FirstElement + scene.Elements.Length).Select(tag => (tag.Note, tag.Category, tag.IsRefused));

    /// <summary>What each scene needs.</summary>
    public ScriptBreakdown NeedsOf(bool suggests) => ScriptBreakdown.Of(Script, BreakdownOptions.Default with { Tags = Tags(), Suggest = suggests });

    private IEnumerable<(LineNote Note, Category Category, bool IsRefused, Evidence On)> Placed()
    {
        foreach (var note in _notes)
        {
            if (note.Kind != NoteKind.Tag || note.Closed is not null || note.Text.Text is null || note.Place.Fate == AnchorFate.Orphaned || TagWords.Read(note.Category) is not var (category, isRefused))
                continue;
            var carried = Anchors.Carry(_match, [new Anchor(note.Place.Line, note.Place.Start, note.Place.Length)])[0];
            if (carried.Fate == AnchorFate.Orphaned)
                continue;
            var element = Script.Elements[carried.Element];
            var words = note.Place.Fate == AnchorFate.WordsGone || carried.Start + carried.Length > element.Text.Plain.Length ? "" : element.Text.Plain.Substring(carried.Start, carried.Length);
            yield return (note, category, isRefused, new Evidence(carried.Element, element.Span.Line, carried.Start, words));
        }
    }

    private string LabelOf(int element) => Scenes.LastOrDefault(scene => scene.FirstElement <= element)?.Label ?? "";

    // The page shows Fountain, which has no tags: those of the file are put on the same words.
    private static Element Known(Element live, Element draft, bool isTagged)
    {
        live = live with { Id = draft.Id };
        return isTagged && live.Text.Plain == draft.Text.Plain && draft.Text.Runs.Any(run => run.Tag != 0) ? live with { Text = new StyledText(live.Text.Plain, draft.Text.Runs, live.Text.Notes) } : live;
    }
}
