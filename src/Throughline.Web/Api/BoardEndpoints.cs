using System.Collections.Immutable;
using System.Globalization;
using Throughline.Breakdown;
using Throughline.Breakdown.Schedule;
using Throughline.Studio;
using Throughline.Studio.Schedules;
using Throughline.Web.Live;
using Throughline.Web.Rooms;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/board</c>: the strip board. A change names strips and days, not places in a list, so that two people can work on it at once.</summary>
internal static class BoardEndpoints
{
    public static void MapBoard(this IEndpointRouteBuilder production)
    {
        production.MapGet("/board", async (ProductionAccess access, IGrainFactory grains, CancellationToken cancel) => await AnswerAsync(access, grains, cancel))
            .Needs(Right.Read).Produces<BoardSummary>().WithSummary("The strip board: days, strips, totals in eighths; what is not on a day.");
        production.MapPost("/board", ChangeAsync).Needs(Right.Annotate).Produces<BoardSummary>().WithSummary("Changes the board: place, add-day, remove-day, move-day, break, join, date, dates, banner, order or undo.");
    }

    private static async Task<IResult> ChangeAsync(ProductionAccess access, BoardChange asked, IGrainFactory grains, CancellationToken cancel)
    {
        try
        {
            if (asked.Do == "undo")
                return await access.Production.Schedule.UndoAsync(cancel) is null ? Results.Problem(AnswerWords.Of("NothingToTakeBack"), statusCode: StatusCodes.Status409Conflict) : await AnswerAsync(access, grains, cancel);
            var written = await WrittenScript.OfAsync(access.Production, grains, cancel);
            if (written.StripIds.Any(id => id is null) && (asked.Do == "order" || (asked.Strip ?? "").StartsWith('n')) && access.Role.Has(Right.Write))
            {
                // A strip is a scene with an identity, which a draft gives it.
                await WrittenWords.KeepAsync(access.Production, grains, access.Actor, cancel);
                written = await WrittenScript.OfAsync(access.Production, grains, cancel);
            }

            if (Change(asked, written) is not { } change)
                return Results.Problem(AnswerWords.Of("BoardNotLikeThis"), statusCode: StatusCodes.Status400BadRequest);
            return await access.Production.Schedule.ChangeAsync(change.Use, change.Do, cancel) is null
                ? Results.Problem(AnswerWords.Of("BoardChanged"), statusCode: StatusCodes.Status409Conflict)
                : await AnswerAsync(access, grains, cancel);
        }
        catch (StudioException failure)
        {
            return Results.Problem(failure.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    // What is asked, in the words of the record, as a change of whatever the board is then; null when it makes no sense.
    private static (string Use, Func<StripBoard, StripBoard?> Do)? Change(BoardChange asked, WrittenScript written)
    {
        switch (asked.Do)
        {
            case "place" when StripOf(asked.Strip, written) is { } strip:
                return ($"{(strip.IsBanner ? "banner" : "scene " + strip.Text)} {(asked.Day is null ? "off the board" : "to " + asked.Day)}", board => board.Place(strip, asked.Day, IdOf(asked.Before, written)));
            case "add-day":
                return ("day added", board => board.AddDay(asked.Before));
            case "remove-day" when asked.Day is { } day:
                return ($"{day} removed", board => board.RemoveDay(day));
            case "move-day" when asked.Day is { } day:
                return ($"{day} moved", board => board.MoveDay(day, asked.Before));
            case "break" when IdOf(asked.Strip, written) is { } strip:
                return ("day break put in", board => board.BreakBefore(strip));
            case "join" when asked.Day is { } day:
                return ("day break taken out", board => board.JoinWithDayBefore(day));
            case "date" when asked.Day is { } day && (string.IsNullOrEmpty(asked.Date) || DateOf(asked.Date) is not null):
                return ($"{day} dated", board => board.Date(day, DateOf(asked.Date)));
            case "dates" when DateOf(asked.Date) is { } first && OffOf(asked.Off) is { Count: < 7 } off:
                return ("days dated", board => board.DatesFrom(first, off));
            case "banner" when asked.Day is { } day && !string.IsNullOrWhiteSpace(asked.Text):
                return ("banner added", board => board.AddBanner(day, IdOf(asked.Before, written), asked.Text));
            case "order" when OrderOf(asked) is { } order:
                var breakdown = written.NeedsOf(suggests: false);
                return ($"board ordered by {asked.By}", board => order.Of(board, breakdown, written.StripIds));
            default:
                return null;
        }
    }

    private static Strip? StripOf(string? id, WrittenScript written)
    {
        if (id is ['b', ..])
            return new Strip(id, "");
        return IdOf(id, written) is { } known && Enumerable.Range(0, written.Scenes.Length).FirstOrDefault(i => written.StripIds[i] == known, -1) is >= 0 and var scene ? new Strip(known, written.Scenes[scene].Label)
            : id is ['s', ..] ? new Strip(id, "") : null;
    }

    // A scene that had no identity when it was shown is called by its place.
    private static string? IdOf(string? id, WrittenScript written) =>
        id is ['n', ..] && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var scene) && scene < written.Scenes.Length ? written.StripIds[scene] : id;

    private static DateOnly? DateOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year < 9000 ? date : null;

    private static HashSet<DayOfWeek>? OffOf(string? text)
    {
        var off = new HashSet<DayOfWeek>();
        foreach (var word in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Enum.TryParse<DayOfWeek>(word, ignoreCase: true, out var day) || !Enum.IsDefined(day))
                return null;
            off.Add(day);
        }

        return off;
    }

    private static BoardOrder? OrderOf(BoardChange asked)
    {
        var by = ImmutableArray.CreateBuilder<BoardOrderBy>();
        foreach (var word in (asked.By ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Enum.TryParse<BoardOrderBy>(word, ignoreCase: true, out var one) || !Enum.IsDefined(one))
                return null;
            by.Add(one);
        }

        return int.TryParse(asked.Pages, NumberStyles.None, CultureInfo.InvariantCulture, out var pages) && pages is > 0 and <= 100 ? new BoardOrder(by.ToImmutable(), pages * 8) : null;
    }

    private static async Task<IResult> AnswerAsync(ProductionAccess access, IGrainFactory grains, CancellationToken cancel) =>
        await ShownBreakdown.FindAsync(access.Production, grains, suggests: false, cancel) is { } shown ? Results.Ok(BoardSummary.Of(BoardView.Of(shown))) : Results.Problem(AnswerWords.Of("NoScriptYet"), statusCode: StatusCodes.Status409Conflict);
}

/// <summary>A change of the board.</summary>
/// <param name="Do">What: place, add-day, remove-day, move-day, break, join, date, dates, banner, order, undo.</param>
/// <param name="Strip">The strip that it is about.</param>
/// <param name="Day">The day that it is about, or that the strip goes to.</param>
/// <param name="Before">The strip or day that it goes before; null for the end.</param>
/// <param name="Text">What a banner says.</param>
/// <param name="Date">A date such as 2026-12-01.</param>
/// <param name="Off">Days of the week without work: <c>saturday,sunday</c>.</param>
/// <param name="By">What to order by: <c>set,setting,light,storyday</c>.</param>
/// <param name="Pages">How many pages a day holds at most, in digits.</param>
internal sealed record BoardChange(string? Do, string? Strip, string? Day, string? Before, string? Text, string? Date, string? Off, string? By, string? Pages);

/// <summary>The board for programs.</summary>
/// <param name="Version">How often it was changed.</param>
/// <param name="CanUndo">Whether a change can be taken back.</param>
/// <param name="Days">In the order of shooting.</param>
/// <param name="Boneyard">Scenes without a day, in the order of the script.</param>
internal sealed record BoardSummary(int Version, bool CanUndo, BoardDaySummary[] Days, BoardStripSummary[] Boneyard)
{
    public static BoardSummary Of(BoardView view) => new(
        view.Version, view.CanUndo,
        [.. view.Days.Select(day => new BoardDaySummary(day.Id, day.Number, day.Date, day.Length.Eighths, day.Length.ToString(), [.. day.Strips.Select(Of)]))],
        [.. view.Boneyard.Select(Of)]);

    private static BoardStripSummary Of(BoardStripView strip) => new(strip.Id, strip.Label, strip.Text, strip.Scene?.Length.Eighths ?? 0);
}

/// <summary>A day of it.</summary>
internal sealed record BoardDaySummary(string Id, int Number, DateOnly? Date, int Eighths, string Pages, BoardStripSummary[] Strips);

/// <summary>A strip of it.</summary>
internal sealed record BoardStripSummary(string Id, string Label, string Text, int Eighths);
