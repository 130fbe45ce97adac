using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Story;

/// <summary>What a script does, measured: one part per instrument, every number with the lines it comes from.</summary>
public sealed record ScriptReport
{
    /// <summary>The title, on one line; the file's name when the title page has none.</summary>
    public required string Title { get; init; }

    /// <summary>Who wrote it, as the title page says, or null.</summary>
    public required string? Author { get; init; }

    /// <summary>The date of the draft, as the title page says, or null.</summary>
    public required string? Draft { get; init; }

    /// <summary>What was measured.</summary>
    public required Screenplay Screenplay { get; init; }

    /// <summary>Every scene in order. Other parts refer to them by index.</summary>
    public required ImmutableArray<SceneLine> Scenes { get; init; }

    /// <summary>Pages, eighths, running time, words.</summary>
    public required Extent Extent { get; init; }

    /// <summary>Inside and outside, day and night.</summary>
    public required SettingMix Settings { get; init; }

    /// <summary>The places, from the whole to the part.</summary>
    public required ImmutableArray<Place> Places { get; init; }

    /// <summary>The days of the story.</summary>
    public required StoryDays Days { get; init; }

    /// <summary>Every speech in order.</summary>
    public required ImmutableArray<SpeechLine> Speeches { get; init; }

    /// <summary>Everyone who speaks, who speaks most first.</summary>
    public required ImmutableArray<Person> People { get; init; }

    /// <summary>Cues that are nobody's own (ALL, BOTH), in order of first speech.</summary>
    public required ImmutableArray<SpeakingGroup> Groups { get; init; }

    /// <summary>Who holds the dialogue, along the script.</summary>
    public required DialogueShare Share { get; init; }

    /// <summary>Who speaks with whom.</summary>
    public required Conversations Conversations { get; init; }

    /// <summary>How far apart the voices are.</summary>
    public required Voices Voices { get; init; }

    /// <summary>Names in the action that never get a cue.</summary>
    public required ImmutableArray<Uncued> Uncued { get; init; }

    /// <summary>Lengths of scenes and speeches in order.</summary>
    public required Rhythm Rhythm { get; init; }

    /// <summary>Marked acts and sections, else candidates for turning points.</summary>
    public required StoryShape Shape { get; init; }

    /// <summary>Measures a script. The same script gives the same report.</summary>
    public static ScriptReport Of(Screenplay screenplay, ReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        var read = TableRead.Of(screenplay, (options ?? ReportOptions.Default).Aliases);
        var mentions = Mentions.Of(read);
        var people = Person.AllOf(read, mentions);
        return new ScriptReport
        {
            Title = TitleLine(screenplay, "Title") ?? Path.GetFileNameWithoutExtension(screenplay.Source.Name),
            Author = TitleLine(screenplay, "Author") ?? TitleLine(screenplay, "Authors"),
            Draft = TitleLine(screenplay, "Draft date"),
            Screenplay = screenplay,
            Scenes = read.Scenes,
            Speeches = read.Speeches,
            Extent = Extent.Of(read),
            Settings = SettingMix.Of(read.Scenes),
            Places = Place.TreeOf(read.Scenes),
            Days = StoryDays.Of(read.Scenes),
            People = people,
            Groups = SpeakingGroup.AllOf(read),
            Share = DialogueShare.Of(read, people),
            Conversations = Conversations.Of(read, people),
            Voices = Voices.Of(read, people),
            Uncued = mentions.Uncued,
            Rhythm = Rhythm.Of(read),
            Shape = StoryShape.Of(read),
        };
    }

    private static string? TitleLine(Screenplay screenplay, string key)
    {
        var line = "";
        foreach (var entry in screenplay.TitlePage.Entries)
        {
            if (!entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
                continue;
            for (var i = 0; i < entry.Values.Length; i++)
                line += " " + entry.Values[i].Plain.Replace('\n', ' ').Trim();
        }

        line = line.Trim();
        return line.Length == 0 ? null : line;
    }
}
