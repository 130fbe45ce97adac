using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Story;

namespace Throughline.Breakdown;

/// <summary>A script taken apart into what each scene needs.</summary>
public sealed record ScriptBreakdown
{
    /// <summary>The title on one line; the file's name when the title page has none.</summary>
    public required string Title { get; init; }

    /// <summary>Every scene in order, omitted ones too.</summary>
    public required ImmutableArray<SceneBreakdown> Scenes { get; init; }

    /// <summary>The cast by board number.</summary>
    public required ImmutableArray<CastMember> Cast { get; init; }

    /// <summary>Pages of the script by the layout.</summary>
    public required int Pages { get; init; }

    /// <summary>The scenes' lengths together.</summary>
    public required PageLength Length { get; init; }

    /// <summary>Days of the story.</summary>
    public required int StoryDays { get; init; }

    /// <summary>What a person tagged that no scene could be found for; empty when all is well.</summary>
    public required ImmutableArray<PersonTag> Unplaced { get; init; }

    /// <summary>Takes a script apart. The same script and options give the same breakdown.</summary>
    public static ScriptBreakdown Of(Screenplay screenplay, BreakdownOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        options ??= BreakdownOptions.Default;
        var read = TableRead.Of(screenplay, options.Aliases);
        var cast = CastList.Of(read, options);
        var days = DaysOf(read);
        var lights = LightsOf(read);
        var scenes = Scene.Of(screenplay);
        var summaries = SceneSummaries.Of(scenes, screenplay);
        var finder = options.Suggest ? new Finder.ElementFinder(cast.Names, options.LeastConfidence) : null;
        var sheets = ImmutableArray.CreateBuilder<SceneBreakdown>(scenes.Length);
        foreach (var scene in scenes)
        {
            var line = read.Scenes[scene.Index];
            sheets.Add(new SceneBreakdown
            {
                Index = scene.Index,
                Label = scene.Label,
                Heading = line.Heading,
                Slugline = line.Slugline,
                Light = lights[scene.Index],
                StoryDay = days[scene.Index],
                Length = line.Length,
                Page = line.At.Page,
                Line = line.At.Line,
                Summary = summaries[scene.Index],
                IsOmitted = line.IsOmitted,
                Elements = line.IsOmitted ? [] : ElementsOf(scene, screenplay, cast, finder, options),
            });
        }

        return new ScriptBreakdown
        {
            Title = TitleOf(screenplay),
            Scenes = sheets.DrainToImmutable(),
            Cast = cast.Members,
            Pages = read.Pages.Pages,
            Length = new PageLength(read.Scenes.Where(s => !s.IsOmitted).Sum(s => s.Length.Eighths)),
            StoryDays = days.Length == 0 ? 0 : days.Max(),
            Unplaced = [.. options.Tags.Where(tag => !scenes.Any(tag.IsOf))],
        };
    }

    private static ImmutableArray<BreakdownElement> ElementsOf(Scene scene, Screenplay screenplay, CastList cast, Finder.ElementFinder? finder, BreakdownOptions options)
    {
        var sheet = new SheetElements();
        foreach (var tag in options.Tags)
        {
            if (tag.IsOf(scene))
                sheet.Add(tag);
        }

        sheet.AddAll(FileTags.Of(scene, screenplay));
        sheet.AddAll(cast.In(scene.Index));
        if (finder is not null)
            sheet.AddAll(finder.Find(scene));
        return sheet.InOrder(cast.NumberOf);
    }

    private static int[] DaysOf(TableRead read)
    {
        var of = new int[read.Scenes.Length];
        foreach (var day in Story.StoryDays.Of(read.Scenes).Days)
        {
            foreach (var scene in day.Scenes)
                of[scene] = day.Number;
        }

        return of;
    }

    private static Light[] LightsOf(TableRead read)
    {
        var of = new Light[read.Scenes.Length];
        Array.Fill(of, Light.Unstated);
        foreach (var cell in SettingMix.Of(read.Scenes).Cells)
        {
            foreach (var scene in cell.Scenes)
                of[scene] = cell.Light;
        }

        return of;
    }

    private static string TitleOf(Screenplay screenplay)
    {
        foreach (var entry in screenplay.TitlePage.Entries)
        {
            if (entry.Key.Equals("Title", StringComparison.OrdinalIgnoreCase))
                return string.Join(' ', entry.Values.Select(v => v.Plain.ReplaceLineEndings(" ").Trim())).Trim();
        }

        return Path.GetFileNameWithoutExtension(screenplay.Source.Name);
    }
}
