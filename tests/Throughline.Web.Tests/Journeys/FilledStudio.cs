using System.Collections.Immutable;
using System.Text;
using Microsoft.Playwright;
using Throughline.Breakdown.Schedule;
using Throughline.Drafts;
using Throughline.Effects;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Effects;
using Throughline.Studio.Notes;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>A studio whose production has something in every room: two drafts, two cuts, shots, tags, a proposal. Opened once for a class of tests.</summary>
public sealed class FilledStudio : IAsyncLifetime
{
    private const string Question = "Window sill. It's the one true thing in the building.";

    /// <summary>The rooms, as in their addresses.</summary>
    public static ImmutableArray<string> Rooms { get; } = ["page", "report", "changes", "breakdown", "cut", "effects", "proposals", "record", "record/authors", "models", "search?q=needle", "settings"];

    /// <summary>The rooms within the breakdown; <see cref="ScheduleAsync"/> gives them shooting days.</summary>
    public static ImmutableArray<string> BreakdownRooms { get; } = ["breakdown/scenes?at=9", "breakdown/board", "breakdown/days"];

    /// <summary>The second draft: a scene at another time, a line shorter, a scene out, a new line.</summary>
    public static string Blue { get; } = Samples.Tide
        .Replace("INT. WEIGHTS AND MEASURES OFFICE - TEST ROOM - DAY", "INT. WEIGHTS AND MEASURES OFFICE - TEST ROOM - NIGHT", StringComparison.Ordinal)
        .Replace(Question, "Window sill. It's the only thing here that is true.", StringComparison.Ordinal)
        .Replace("Desmond waits. Ambrose gives him a nod.", "Desmond waits, and goes on waiting. Ambrose gives him a nod.", StringComparison.Ordinal)
        .Replace("He hangs the oilskins back.", "He hangs the oilskins back.\n\nOutside, a ferry sounds its horn.", StringComparison.Ordinal);

    private IPage? _tab;

    internal TestStudio Studio { get; private set; } = null!;

    internal Production Production { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        Studio = await TestStudio.StartAsync();
        Production = await Studio.MakeAsync("A Bit for the Tide");
        await Production.Drafts.AddAsync(Encoding.UTF8.GetBytes(Samples.Tide), "tide.fountain", new DraftDescription("White", null, "Ana"), cancel);
        await Production.Drafts.AddAsync(Encoding.UTF8.GetBytes(Blue), "tide.fountain", new DraftDescription("Blue", null, "Ana"), cancel);
        var blue = await Production.Drafts.FindOrLatestAsync(null, cancel);
        var script = Production.Drafts.Read(blue);
        var scale = Line(script, "Over the slab hangs a beam scale");
        await Production.Notes.AddAsync(blue, new NewNote(NoteKind.Tag, new Anchor(scale.Id, 22, 10), "beam scale", "props"), cancel);
        await Production.Notes.AddAsync(blue, new NewNote(NoteKind.Note, new Anchor(scale.Id, 0, 0), "The needle must be seen to stay over."), cancel);
        foreach (var cut in (string[])["cut-1.edl", "cut-2.edl"])
            await Production.Cuts.AddAsync(await File.ReadAllBytesAsync(Sample("tide-effects", cut), cancel), cut, null, cancel);
        await Production.Effects.KeepAsync(
        [
            new EffectsShot(new ShotId("TIDE_004_0010"), "4", "1974 harbour behind the bench", "Mill Lane"),
            new EffectsShot(new ShotId("TIDE_010_0010"), "10", "rig off the beam scale", "Mill Lane", new ShotCause(blue.Number, scale.Id)),
            new EffectsShot(new ShotId("TIDE_012_0010"), "12", "the pound goes in: splash and rings", "Foreshore"),
        ], cancel);
        await Production.Proposals.AddAsync(Shorter(script), "shorter", cancel);
        await Production.SignAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tab is not null)
            await _tab.Context.DisposeAsync();
        await Studio.DisposeAsync();
    }

    /// <summary>A browser that came in, with a window of this size.</summary>
    internal async Task<IBrowserContext> EnterAsync(StudioBrowser browser, int width = 1440, int height = 1000)
    {
        Assert.SkipWhen(StudioBrowser.Missing is not null, StudioBrowser.Missing ?? "");
        return await Studio.EnterAsync(browser, width, height);
    }

    /// <summary>One tab for all the tests of a class: opening a browser takes longer than going to a room.</summary>
    internal async Task<IPage> TabAsync(StudioBrowser browser)
    {
        _tab ??= await (await EnterAsync(browser)).NewPageAsync();
        await _tab.SetViewportSizeAsync(1440, 1000);
        await _tab.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light, Media = Media.Screen });
        return _tab;
    }

    /// <summary>Puts every other scene on shooting days, if that is not done yet: dates, a banner, a day that is still empty.</summary>
    internal async Task ScheduleAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        if ((await Production.Schedule.ReadAsync(cancel)).Version > 0)
            return;
        var script = Production.Drafts.Read(await Production.Drafts.FindOrLatestAsync(null, cancel));
        var scenes = Scene.Of(script).Where((_, i) => i % 2 == 0).ToArray();
        await Production.Schedule.ChangeAsync("scenes on days", board =>
        {
            for (var day = 0; day < 4; day++)
                board = board.AddDay()!;
            for (var i = 0; i < scenes.Length; i++)
                board = board.Place(new Strip(Strip.IdOf(scenes[i])!, scenes[i].Label), board.Days[i % 3].Id)!;
            return board.AddBanner(board.Days[1].Id, board.Days[1].Strips[1].Id, "Move to the harbour")!.DatesFrom(new DateOnly(2026, 12, 3), new HashSet<DayOfWeek> { DayOfWeek.Saturday, DayOfWeek.Sunday });
        }, cancel);
    }

    /// <summary>The address of a room, or of something else that begins with a slash.</summary>
    internal string AddressOf(string room) => new Uri(Studio.Address, room.StartsWith('/') ? room : $"/p/{Production.Id}/{room}").ToString();

    internal static Element Line(Screenplay script, string beginning) => script.Elements.First(element => element.Text.Plain.StartsWith(beginning, StringComparison.Ordinal));

    internal static string Sample(params string[] path) => Path.Combine([Repository.Root, "samples", .. path]);

    /// <summary>Two ways of saying two lines shorter.</summary>
    internal static Proposal Shorter(Screenplay script)
    {
        var (lifts, wets) = (Line(script, "He lifts a row of oilskins"), Line(script, "He wets a pencil on his tongue."));
        const string Strokes = ": strokes in gates of five, hundreds of gates, from as high as he can reach to the level of his knee";
        var at = lifts.Text.Plain.IndexOf(Strokes, StringComparison.Ordinal);
        return new Proposal
        {
            Id = new Guid("8f0b6f0e-6f3f-4a52-9c66-0d2f8a1c7f10"),
            Draft = "draft-2",
            Actor = new Actor("Ben", "writer"),
            Alternatives =
            [
                new Alternative("plainer", [ProposedSpan.Replace(lifts, at, Strokes.Length, ", hundreds of gates of five"), ProposedSpan.Replace(wets, 0, wets.Text.Plain.Length, "He wets a pencil. Adds one.")]),
                new Alternative("only the wall", [ProposedSpan.Replace(lifts, at, Strokes.Length, ": gates of five, from his reach to his knee")]),
            ],
            Reason = "We see the wall; it need not be counted for us.",
            Origin = Origin.Human,
        };
    }
}
