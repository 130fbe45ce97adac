using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Throughline.Effects;
using Throughline.Effects.Images;
using Throughline.Effects.Receiving;
using Throughline.Effects.Turnovers;
using Throughline.Studio;
using Throughline.Studio.Effects;
using Throughline.Studio.Jobs;
using Throughline.Web.Rooms;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/effects</c>: what people say of shots, turnovers, and what came back.</summary>
internal static class EffectsEndpoints
{
    private const int LongestWords = 500;
    private const int MostHandle = 10_000;

    public static void MapEffects(this IEndpointRouteBuilder production)
    {
        production.MapPost("/effects/shots/{shot}", SayAsync).Needs(Right.Effects).WithSummary("Says how far a shot is, and what its scene, its work and its vendor are.");
        production.MapPost("/effects/turnovers", HandOverAsync).Needs(Right.Effects).WithSummary("Hands over what a cut needs and was not asked for yet.");
        production.MapPost("/effects/pictures", PictureAsync).Needs(Right.Effects).Produces<JobState>(StatusCodes.Status202Accepted).WithSummary("Begins to make a picture of every shot of a cut: of its movie, or of a folder of media when the studio is alone.");
        production.MapDelete("/effects/pictures/{id:guid}", async (Guid id, ProductionAccess access, IGrainFactory grains) =>
            JobEndpoints.Job(grains, access, id) is var job && await job.StateAsync() is { Kind: ShotPictures.Work } ? Results.Ok(await job.CancelAsync()) : Results.NotFound()).Needs(Right.Effects).Produces<JobState>().WithSummary("Stops it.");
        production.MapPost("/effects/deliveries", ReceiveAsync).Needs(Right.Effects).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(ImportEndpoints.Largest))
            .WithSummary("Checks in what came back, by names and headers: for each file the length of its path and of its head (32 bits each, the least first), the path, the head.");
    }

    private static async Task<IResult> SayAsync(string shot, ShotWords asked, ProductionAccess access, CancellationToken cancel)
    {
        var effects = access.Production.Effects;
        if ((await effects.ShotsAsync(cancel)).FirstOrDefault(known => known.Id.Text == shot) is not { } found)
            return Results.NotFound();
        foreach (var words in (string?[])[asked.Scene, asked.Work, asked.Vendor, asked.Note])
        {
            if (words is { Length: > LongestWords } || (words ?? "").Any(char.IsControl))
                return Results.Problem(AnswerWords.Of("ShotWordsLength"), statusCode: StatusCodes.Status400BadRequest);
        }

        if (asked.Scene is not null || asked.Work is not null || asked.Vendor is not null)
            await effects.KeepAsync([found with { Scene = asked.Scene?.Trim() ?? "", Work = asked.Work?.Trim() ?? "", Vendor = asked.Vendor?.Trim() ?? "", Cause = null, BidLine = null }], cancel);
        if (asked.Stage is { } word)
        {
            if (!Enum.TryParse<ShotStage>(word, ignoreCase: true, out var stage) || !Enum.IsDefined(stage))
                return Results.Problem(AnswerWords.Of("ShotStages", string.Join(", ", Enum.GetNames<ShotStage>())), statusCode: StatusCodes.Status400BadRequest);
            await access.Production.ShotProgress.SayAsync(found.Id, stage, asked.Note?.Trim() ?? "", cancel);
        }

        return Results.Ok(new { shot });
    }

    private static async Task<IResult> PictureAsync(WantedPictures asked, ProductionAccess access, IGrainFactory grains)
    {
        if (!int.TryParse(asked.Cut, NumberStyles.None, CultureInfo.InvariantCulture, out var cut))
            return Results.Problem(AnswerWords.Of("PicturesOfWhichCut"), statusCode: StatusCodes.Status400BadRequest);
        return await JobEndpoints.BeginAsync(grains, access, ShotPictures.Work, JsonSerializer.Serialize(new { cut, folder = asked.Folder?.Trim() ?? "" }));
    }

    private static async Task<IResult> HandOverAsync(WantedTurnover asked, ProductionAccess access, TimeProvider clock, CancellationToken cancel)
    {
        if (!int.TryParse(asked.Cut, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Results.Problem(AnswerWords.Of("TurnoverOfWhichCut"), statusCode: StatusCodes.Status400BadRequest);
        if (!TryHandle(asked.Head, out var head) || !TryHandle(asked.Tail, out var tail))
            return Results.Problem(AnswerWords.Of("HandlesAreFrames"), statusCode: StatusCodes.Status400BadRequest);
        var show = string.IsNullOrWhiteSpace(asked.Show) ? null : asked.Show.Trim();
        if (show is not null && ShotPattern.Parse(ShotPattern.Default.Text, show) is not { Show.Length: > 0 })
            return Results.Problem(AnswerWords.Of("ShowName"), statusCode: StatusCodes.Status400BadRequest);
        var view = await EffectsView.OfAsync(access.Production, number, show, head is { } h && tail is { } t ? (h, t) : null, clock.GetUtcNow(), cancel);
        if (view.Plan is not { } plan || view.Cut is not { } cut)
            return Results.Problem(AnswerWords.Of("NoSuchCut"), statusCode: StatusCodes.Status409Conflict);
        if (plan.Shots.All(shot => shot.IsOmitted))
            return Results.Problem(AnswerWords.Of("CutNamesNoShots"), statusCode: StatusCodes.Status409Conflict);
        try
        {
            await access.Production.Effects.KeepAsync(plan, cut.FileName, access.Production.Cuts.Bytes(cut), cancel);
            await access.Production.SignAsync(cancel);
        }
        catch (StudioException failure)
        {
            return Results.Problem(failure.Message, statusCode: StatusCodes.Status409Conflict);
        }

        return Results.Ok(new { turnover = plan.Number });
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, ProductionAccess access, CancellationToken cancel, int? turnover = null)
    {
        var kept = await access.Production.Effects.TurnoversAsync(cancel);
        if ((turnover is null ? kept.LastOrDefault() : kept.FirstOrDefault(one => one.Number == turnover)) is not { } found)
            return Results.Problem(AnswerWords.Of("NothingHandedOver"), statusCode: StatusCodes.Status409Conflict);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancel);
        if (Files(body.GetBuffer().AsMemory(0, (int)body.Length)) is not { } files)
            return Results.Problem(AnswerWords.Of("DeliveryUnreadable"), statusCode: StatusCodes.Status400BadRequest);
        try
        {
            var sizes = await access.Production.Effects.SizesAsync(cancel);
            var handedOver = access.Production.Effects.Read(found);
            var versions = await Task.Run(() => DeliveryCheck.Run(handedOver, files, sizes), cancel);
            if (versions.IsEmpty)
                return Results.Problem(AnswerWords.Of("DeliveryEmpty"), statusCode: StatusCodes.Status409Conflict);
            var delivery = await access.Production.Effects.KeepAsync(found.Number, versions, cancel);
            await access.Production.SignAsync(cancel);
            return Results.Ok(new { delivery, findings = versions.Sum(version => version.Findings.Length), address = $"/p/{access.Production.Id}/effects#delivery-{delivery}" });
        }
        catch (StudioException failure)
        {
            return Results.Problem(failure.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static List<DeliveredFile>? Files(ReadOnlyMemory<byte> body)
    {
        var files = new List<DeliveredFile>();
        for (var at = 0; at < body.Length;)
        {
            if (body.Length - at < 8)
                return null;
            var (path, head) = (BinaryPrimitives.ReadUInt32LittleEndian(body.Span[at..]), BinaryPrimitives.ReadUInt32LittleEndian(body.Span[(at + 4)..]));
            at += 8;
            if (path is 0 or > 4096 || head > ImageHeaderReader.Enough || path + head > body.Length - at)
                return null;
            var name = Encoding.UTF8.GetString(body.Span.Slice(at, (int)path)).Replace('\\', '/');
            files.Add(new DeliveredFile(name, ImageHeaderReader.Read(body.Span.Slice(at + (int)path, (int)head))));
            at += (int)(path + head);
        }

        return files;
    }

    private static bool TryHandle(string? text, out int? frames)
    {
        frames = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read <= MostHandle ? read : null;
        return frames is not null || string.IsNullOrEmpty(text);
    }
}

/// <summary>What is said of a shot; what is null stays as it is.</summary>
internal sealed record ShotWords(string? Scene, string? Work, string? Vendor, string? Stage, string? Note);

/// <summary>Pictures that are wanted.</summary>
/// <param name="Cut">The number of the cut.</param>
/// <param name="Folder">A folder of media; empty for the movie of the cut.</param>
internal sealed record WantedPictures(string? Cut, string? Folder);

/// <summary>A turnover that is wanted.</summary>
/// <param name="Cut">The number of the cut.</param>
/// <param name="Show">What the show is called in ids; empty for as before, or as the cut says.</param>
/// <param name="Head">Frames of the head handle; empty for as before.</param>
/// <param name="Tail">Frames of the tail handle.</param>
internal sealed record WantedTurnover(string? Cut, string? Show, string? Head, string? Tail);
