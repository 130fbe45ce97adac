using System.Globalization;
using System.Text.RegularExpressions;
using Throughline.Screenplays;
using Throughline.Screenplays.Headings;

namespace Throughline.Story.Continuity;

/// <summary>A script as its people would tell it: every sentence, who says it, in which scene and on which day.</summary>
internal sealed partial class Telling
{
    private Telling(Screenplay screenplay, Players players) => (Screenplay, Players) = (screenplay, players);

    public Screenplay Screenplay { get; }

    public Players Players { get; }

    public List<TellingScene> Scenes { get; } = [];

    /// <summary>In order; omitted scenes have none.</summary>
    public List<Sentence> Sentences { get; } = [];

    /// <summary>For each scene, its first sentence in <see cref="Sentences"/>; one more entry for the end.</summary>
    public int[] From { get; private set; } = [];

    public static Telling Of(Screenplay screenplay)
    {
        var telling = new Telling(screenplay, Players.Of(screenplay));
        telling.ReadScenes();
        new TellingReader(telling).Read();
        telling.From = new int[telling.Scenes.Count + 1];
        for (int scene = 0, next = 0; scene <= telling.Scenes.Count; scene++)
        {
            while (next < telling.Sentences.Count && telling.Sentences[next].Scene < scene)
                next++;
            telling.From[scene] = next;
        }

        return telling;
    }

    public string NameOf(int player) => Players[player].Name;

    public TellingScene? SceneOf(Sentence sentence) => sentence.Scene < 0 ? null : Scenes[sentence.Scene];

    public IEnumerable<Sentence> In(TellingScene scene) => Sentences.Skip(From[scene.Index]).Take(From[scene.Index + 1] - From[scene.Index]);

    /// <summary>The heading of a scene as a sentence, to be cited.</summary>
    public static Sentence HeadingOf(TellingScene scene)
    {
        var words = scene.Heading.Text.Plain.Replace('\n', ' ').Trim();
        return new Sentence(-1, scene.FirstElement, scene.Index, scene.Heading.Span.Line, words, words, IsSpoken: false, -1, -1);
    }

    /// <summary>Years that pass from one line to another, as far as captions and headings tell; null when they go back, or are told in other ways (1974 against "two years later").</summary>
    public int? YearsBetween(Sentence a, Sentence b)
    {
        var (x, y) = (a.Scene < 0 ? 0 : Scenes[a.Scene].Year, b.Scene < 0 ? 0 : Scenes[b.Scene].Year);
        return x is { } from && y is { } to && to >= from && IsDate(from) == IsDate(to) ? to - from : null;
    }

    /// <summary>True when both scenes are of one day of the story.</summary>
    public bool SameDay(Sentence a, Sentence b) => a.Scene == b.Scene || (SceneOf(a) is { Day: > 0 } x && SceneOf(b) is { Day: > 0 } y && x.Day == y.Day && x.Year == y.Year);

    /// <summary>True when both are of the story's own time, the second after the first.</summary>
    public bool Follows(Sentence earlier, Sentence later) => later.Index > earlier.Index && SceneOf(earlier) is { Day: > 0 } x && SceneOf(later) is { Day: > 0 } y && y.Day >= x.Day && YearsBetween(earlier, later) is not null;

    /// <summary>True when a scene and all between it and an earlier one go on without a break.</summary>
    public bool GoesOnFrom(int earlier, int later)
    {
        for (var scene = earlier + 1; scene <= later; scene++)
        {
            if (!Scenes[scene].GoesOn)
                return false;
        }

        return true;
    }

    private void ReadScenes()
    {
        var scenes = Scene.Of(Screenplay);
        var lines = scenes.Select(s => new SceneLine(s.Index, s.Label, "", s.Heading.Slugline, s.IsOmitted, new Where(s.FirstElement, 0, 0), 0, 0));
        var days = StoryDays.Of([.. lines]);
        var dayOf = new int[scenes.Length];
        foreach (var day in days.Days)
        {
            foreach (var scene in day.Scenes)
                dayOf[scene] = day.Number;
        }

        int? year = 0;
        var isOut = false;
        var light = Light.Unstated;
        foreach (var scene in scenes)
        {
            if (scene.Index > 0 && scenes[scene.Index - 1].Elements.Any(e => e is Transition or Centered or Shot or Screenplays.Action && LeavesTime().IsMatch(e.Text.Plain)))
                isOut = true;
            if (scene.Index > 0 && scenes[scene.Index - 1].Elements.Concat(scene.Elements.Take(1)).Any(e => e is not Dialogue && ComesBack().IsMatch(e.Text.Plain)))
                isOut = false;
            var isFlashback = isOut || LeavesTime().IsMatch(scene.Heading.Text.Plain) || HeadingModifiers.LeaveStoryTime(scene.Heading.Slugline);
            var passed = YearOf(scene, scene.Index > 0 ? scenes[scene.Index - 1] : null, year ?? 0);
            year = passed ?? year;
            light = SettingMix.LightOf(scene.Heading.Slugline.TimeOfDay) is var now and not Light.Unstated ? now : HeadingModifiers.KeepLight(scene.Heading.Slugline) ? light : Light.Unstated;
            Scenes.Add(new TellingScene(scene.Index, scene.Heading, scene.FirstElement)
            {
                Day = isFlashback || scene.IsOmitted ? 0 : dayOf[scene.Index],
                Year = isFlashback ? null : year,
                GoesOn = scene.Index > 0 && !isFlashback && passed is null && dayOf[scene.Index] == dayOf[scene.Index - 1] && HeadingModifiers.KeepLight(scene.Heading.Slugline),
                Light = light,
            });
        }
    }

    private static bool IsDate(int year) => year > 1000;

    // Captions, headings and bare lines of action that name a year, or how many years have passed.
    private static int? YearOf(Scene scene, Scene? before, int year)
    {
        int? found = null;
        foreach (var element in scene.Elements.Take(4).Append(before?.Elements.LastOrDefault(e => e is Screenplays.Action or Transition or Centered)))
        {
            if (element is null or Dialogue or Cue or Parenthetical || (element is Screenplays.Action && !IsCaption(element.Text.Plain)))
                continue;
            var text = Numbers.InDigits(element.Text.Plain);
            if (CaptionYear().Match(text) is { Success: true } stated)
                found = int.Parse(stated.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
            else if (YearsLater().Match(text) is { Success: true } later && element != before?.Elements[^1])
                found = year + (later.Groups["years"].Success ? int.Parse(later.Groups["years"].ValueSpan, CultureInfo.InvariantCulture) : 1) * (later.Groups["way"].ValueSpan.Equals("later", StringComparison.OrdinalIgnoreCase) ? 1 : -1);
        }

        return found;
    }

    private static bool IsCaption(string text) => text.Length < 60 && CaptionWord().IsMatch(text);

    [GeneratedRegex(@"\b(FLASHBACK|FLASH BACK|FLASH TO|DREAM|NIGHTMARE|FANTASY|IMAGIN\w+|MEMORY|INTERCUT WITH PAST)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex LeavesTime();

    [GeneratedRegex(@"\b(BACK TO (SCENE|PRESENT|THE PRESENT)|END (OF )?(FLASHBACK|DREAM)|PRESENT DAY|RETURN TO)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex ComesBack();

    [GeneratedRegex(@"\b(?<year>1[5-9]\d\d|20\d\d)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex CaptionYear();

    [GeneratedRegex(@"\b((?<years>\d{1,3})|a|one) years? (?<way>later|earlier|before|ago)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex YearsLater();

    [GeneratedRegex(@"^\W*(SUPER|TITLE|CAPTION|CHYRON|LEGEND|CARD|[""“]?[\w ]+ years? (later|earlier|ago)\W*$|[""“]?(1[5-9]\d\d|20\d\d)\W*$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex CaptionWord();
}
