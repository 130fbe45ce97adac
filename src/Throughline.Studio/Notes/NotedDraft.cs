using System.Collections.Immutable;
using System.Globalization;
using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Studio.Drafts;

namespace Throughline.Studio.Notes;

/// <summary>A draft of a production with its script and all that hangs on it.</summary>
public sealed class NotedDraft
{
    private const int Longest = 60;
    private readonly Dictionary<LineId, Element> _lines = [];
    private readonly Dictionary<LineId, Scene> _scenes = [];

    private NotedDraft(Draft draft, Screenplay script, ImmutableArray<LineNote> notes)
    {
        (Draft, Script, Notes, Scenes) = (draft, script, notes, Scene.Of(script));
        foreach (var element in script.Elements)
            _lines[element.Id] = element;
        foreach (var scene in Scenes)
        {
            foreach (var element in scene.Elements)
                _scenes[element.Id] = scene;
        }
    }

    public Draft Draft { get; }

    public Screenplay Script { get; }

    public ImmutableArray<Scene> Scenes { get; }

    /// <summary>By number, those that were resolved or taken off too.</summary>
    public ImmutableArray<LineNote> Notes { get; }

    /// <param name="production">An open production.</param>
    /// <param name="which">A draft's number or name; null for the latest.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<NotedDraft> OpenAsync(Production production, string? which, CancellationToken cancel)
    {
        var draft = await production.Drafts.FindOrLatestAsync(which, cancel);
        return new NotedDraft(draft, production.Drafts.Read(draft), await production.Notes.ListAsync(draft, cancel));
    }

    /// <summary>The line that a note hangs on, or the nearest that is left of an orphan; null when nothing is left.</summary>
    public Element? LineOf(LineNote note) => _lines.GetValueOrDefault(note.Place.Near);

    /// <summary>The scene of that line; null before the first.</summary>
    public Scene? SceneOf(LineNote note) => _scenes.GetValueOrDefault(note.Place.Near);

    /// <summary>The words that a note is about; empty when they went, or with the line.</summary>
    public string WordsOf(LineNote note) =>
        note.Place.Fate == AnchorFate.Carried && LineOf(note) is { } line && note.Place.Start + note.Place.Length <= line.Text.Plain.Length ? line.Text.Plain.Substring(note.Place.Start, note.Place.Length) : "";

    /// <summary>Where a note is, for people: <c>scene 4: “a red suitcase”</c>.</summary>
    public string Where(LineNote note)
    {
        var scene = SceneOf(note) is { } at ? $"scene {at.Label}" : "before the first scene";
        var line = LineOf(note) is { } element ? $"{scene}, “{Beginning(element.Text.Plain)}”" : "nothing is left of the script";
        return note.Place.Fate switch
        {
            AnchorFate.Carried => $"{scene}: “{Beginning(WordsOf(note))}”",
            AnchorFate.WordsGone => $"its words are gone; the line is {line}",
            _ => $"its line is gone; nearest is {line}",
        };
    }

    /// <summary>What a note or tag is called: <c>note 3</c>.</summary>
    public static string NameOf(LineNote note) => string.Create(CultureInfo.InvariantCulture, $"{NoteStore.NameOf(note.Kind)} {note.Number}");

    /// <summary>The beginning of a text on one line.</summary>
    public static string Beginning(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= Longest ? line : line[..(Longest - 1)].TrimEnd() + "…";
    }
}
