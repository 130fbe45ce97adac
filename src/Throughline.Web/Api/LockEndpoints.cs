using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio;
using Throughline.Studio.Live;
using Throughline.Web.Live;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/locks</c>: lines, scenes and voices that nobody may change until they are opened, at their places in the live text.</summary>
internal static class LockEndpoints
{
    private const int LongestReason = 500;
    private const int MostLines = 200;

    public static void MapLocks(this IEndpointRouteBuilder production)
    {
        production.MapGet("/locks", ListAsync).Needs(Right.Read).Produces<LockList>().WithSummary("What is locked, at its places in the newest version.");
        production.MapPost("/locks", AddAsync).Needs(Right.Write).Produces<MadeLocks>(StatusCodes.Status201Created).WithSummary("Locks the lines of a place, its scene, or what its speaker says.");
        production.MapDelete("/locks/{id:int}", OpenAsync).Needs(Right.Write).WithSummary("Opens a lock.");
    }

    private static async Task<IResult> ListAsync(ProductionAccess access, IGrainFactory grains, CancellationToken cancel)
    {
        var lines = await LiveLines.OfAsync(access.Production, grains, cancel);
        var locks = (await access.Production.Locks.ListAsync(cancel)).Where(kept => kept.Lifted is null).ToList();
        var held = locks.ToDictionary(kept => kept.Number, kept => LiveScript.Held(lines.Identified, [kept.Lock]).Select(range => (int[])[range.From, range.To]).ToArray());
        return Results.Ok(new LockList(lines.Version, [.. locks.Select(kept => new LockSummary(
            kept.Number, NameOf(kept.Lock.Kind), kept.Lock.Name, held[kept.Number], kept.Lock.By, kept.Lock.Reason, kept.Lock.ToString(), kept.Made))]));
    }

    private static async Task<IResult> AddAsync(ProductionAccess access, NewLock asked, IGrainFactory grains, CancellationToken cancel)
    {
        var reason = asked.Reason?.Trim() ?? "";
        if (reason.Length > LongestReason || asked.From > asked.To)
            return Results.Problem(AnswerWords.Of("LockNeeds", LongestReason), statusCode: StatusCodes.Status400BadRequest);
        var lines = await LiveLines.OfAsync(access.Production, grains, cancel);
        var places = await LivePlaces.FollowAsync(access.Production, asked.Version, lines.Version, [asked.From, asked.To], cancel);
        if (NeedsDraft(lines, asked.Kind, places))
        {
            // What is locked is a line that a draft has.
            await WrittenWords.KeepAsync(access.Production, grains, access.Actor, cancel);
            lines = await LiveLines.OfAsync(access.Production, grains, cancel);
            places = await LivePlaces.FollowAsync(access.Production, asked.Version, lines.Version, [asked.From, asked.To], cancel);
        }

        var touched = Touched(lines, places);
        try
        {
            var made = asked.Kind switch
            {
                "scene" => await SceneAsync(access.Production, lines, places[0], reason, cancel),
                "character" => await CharacterAsync(access.Production, lines, touched, reason, cancel),
                _ => await LinesAsync(access.Production, lines, touched, reason, cancel),
            };
            await ChangedAsync(access.Production, grains, cancel);
            return Results.Created((string?)null, new MadeLocks(made));
        }
        catch (StudioException failure)
        {
            return Results.Problem(failure.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static List<int> Touched(LiveLines lines, int[] places) =>
        [.. Enumerable.Range(0, lines.Live.Elements.Length).Where(i => lines.Live.Elements[i].Span.Start <= places[1] && lines.Live.Elements[i].Span.End >= places[0])];

    private static bool NeedsDraft(LiveLines lines, string? kind, int[] places) => kind switch
    {
        "scene" => HeadingBefore(lines, places[0]) is { } heading && !LiveScript.IsOfDraft(heading.Id),
        "character" => lines.Latest is null,
        _ => Touched(lines, places) is { Count: <= MostLines } touched && touched.Any(i => !LiveScript.IsOfDraft(lines.Identified.Elements[i].Id)),
    };

    private static SceneHeading? HeadingBefore(LiveLines lines, int place) => lines.Identified.Elements.OfType<SceneHeading>().LastOrDefault(heading => heading.Span.Start <= place);

    private static async Task<IResult> OpenAsync(int id, ProductionAccess access, IGrainFactory grains, CancellationToken cancel)
    {
        try
        {
            await access.Production.Locks.LiftAsync(id, cancel);
        }
        catch (StudioException failure)
        {
            return Results.Problem(failure.Message, statusCode: StatusCodes.Status409Conflict);
        }

        await ChangedAsync(access.Production, grains, cancel);
        return Results.NoContent();
    }

    private static async Task<int[]> SceneAsync(Production production, LiveLines lines, int place, string reason, CancellationToken cancel)
    {
        var heading = HeadingBefore(lines, place) ?? throw new StudioException(AnswerWords.Of("NoSceneBeforeLine"));
        return [await production.Locks.AddAsync(LockKind.Scene, OfDraft(heading), null, reason, cancel)];
    }

    private static async Task<int[]> CharacterAsync(Production production, LiveLines lines, List<int> touched, string reason, CancellationToken cancel)
    {
        var at = touched.Count == 0 ? -1 : touched[0];
        while (at >= 0 && lines.Live.Elements[at].IsSpeechPart)
            at--;
        return at >= 0 && lines.Live.Elements[at] is Cue cue ? [await production.Locks.AddAsync(LockKind.Character, default, cue.Name, reason, cancel)]
            : throw new StudioException(AnswerWords.Of("NobodySpeaks"));
    }

    private static async Task<int[]> LinesAsync(Production production, LiveLines lines, List<int> touched, string reason, CancellationToken cancel)
    {
        if (touched.Count is 0 or > MostLines)
            throw new StudioException(touched.Count == 0 ? AnswerWords.Of("NoLineToLock") : AnswerWords.Of("TooManyToLock", MostLines));
        var held = await production.Locks.HoldingAsync(cancel);
        var ids = touched.Select(i => OfDraft(lines.Identified.Elements[i])).ToList();
        List<int> made = [];
        foreach (var id in ids.Where(id => touched.Count == 1 || !held.Any(one => one.Kind == LockKind.Line && one.Line == id)))
            made.Add(await production.Locks.AddAsync(LockKind.Line, id, null, reason, cancel));
        return [.. made];
    }

    private static LineId OfDraft(Element element) =>
        LiveScript.IsOfDraft(element.Id) ? element.Id : throw new StudioException(AnswerWords.Of("LineNewToLock"));

    private static async Task ChangedAsync(Production production, IGrainFactory grains, CancellationToken cancel)
    {
        await production.SignAsync(cancel);
        await grains.GetGrain<IDocumentGrain>(production.Id).HoldAsync();
        await grains.TellAsync(production, "locks");
        await grains.TellAsync(production, "proposals");
    }

    private static string NameOf(LockKind kind) => kind switch { LockKind.Line => "line", LockKind.Scene => "scene", _ => "character" };
}

/// <summary>A lock that is wanted.</summary>
/// <param name="Version">The version that the places are in.</param>
/// <param name="From">Where it begins, in UTF-16 units.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Kind"><c>line</c>, <c>scene</c> or <c>character</c>; lines when it is left out.</param>
/// <param name="Reason">Why, for whoever meets it.</param>
internal sealed record NewLock(long Version, int From, int To, string? Kind, string? Reason);

/// <summary>The numbers of locks that were made.</summary>
internal sealed record MadeLocks(int[] Ids);

/// <summary>What is locked, and the version that the places are in.</summary>
internal sealed record LockList(long Version, LockSummary[] Locks);

/// <summary>A lock where it holds in the live text: pairs of places, none when its lines are gone.</summary>
internal sealed record LockSummary(int Id, string Kind, string? Name, int[][] Ranges, string Person, string Reason, string Words, DateTimeOffset Made);
