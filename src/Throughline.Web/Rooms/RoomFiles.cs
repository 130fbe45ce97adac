using Throughline.Breakdown;
using Throughline.Breakdown.Report;
using Throughline.Breakdown.Schedule;
using Throughline.Documents.Reporting;
using Throughline.Editorial.Changes;
using Throughline.Effects.Turnovers;
using Throughline.Filings;
using Throughline.Reports;
using Throughline.Studio;
using Throughline.Studio.Records;
using Throughline.Web.Api;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Rooms;

/// <summary>What the rooms hand out as files.</summary>
internal static class RoomFiles
{
    public static void MapRoomFiles(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapGroup("/p/{production}").ExcludeFromDescription();
        Breakdown(room, "elements.csv", "text/csv", (shown, _) => BreakdownCsv.Write(shown.Breakdown()));
        Breakdown(room, "schedule.json", "application/json", (shown, now) => ScheduleStandardWriter.Write(shown.Breakdown(), shown.Schedule(), now));
        Breakdown(room, "breakdown.pdf", "application/pdf", (shown, _) => ReportPdf.Write(BreakdownReport.Of(shown.Breakdown(), shown.Schedule(), Colours.Default)));
        Breakdown(room, "days.csv", "text/csv", (shown, _) => ScheduleCsv.Write(shown.Breakdown(), shown.Schedule() ?? new ShootingSchedule([])));
        Breakdown(room, "board.pdf", "application/pdf", (shown, _) => ReportPdf.Write(BreakdownReport.Board(shown.Breakdown(), shown.Schedule() ?? new ShootingSchedule([]))));
        room.MapGet("/cut/changes.pdf", CutChangesAsync).Needs(Right.Read);
        room.MapGet("/effects/turnover-{number:int}.zip", (int number, ProductionAccess access, CancellationToken cancel) => TurnoverAsync(number, access, "application/zip", $"turnover-{number}.zip", EffectsView.Archive, cancel)).Needs(Right.Read);
        room.MapGet("/effects/count-sheet-{number:int}.pdf", (int number, ProductionAccess access, CancellationToken cancel) => TurnoverAsync(number, access, "application/pdf", $"count-sheet-{number}.pdf", (_, sheet) => ReportPdf.Write(sheet), cancel)).Needs(Right.Read);
        room.MapGet("/effects/pictures/{shot}.jpg", PictureAsync).Needs(Right.Read);
        room.MapGet("/record/entries.jsonl", EntriesAsync).Needs(Right.Read);
        room.MapGet("/backup.zip", BackupAsync).Needs(Right.Manage);
        room.MapGet("/record/{form}.pdf", (string form, ProductionAccess access, CancellationToken cancel) => PaperAsync(form, access, "application/pdf", ".pdf", filing => ReportPdf.Write(FilingReport.Of(filing)), cancel)).Needs(Right.Read);
        room.MapGet("/record/{form}.json", (string form, ProductionAccess access, CancellationToken cancel) => PaperAsync(form, access, "application/json", ".json", FilingJson.Write, cancel)).Needs(Right.Read);
    }

    private static void Breakdown(RouteGroupBuilder room, string file, string type, Func<ShownBreakdown, DateTimeOffset, byte[]> write) =>
        room.MapGet("/breakdown/" + file, async (ProductionAccess access, IGrainFactory grains, TimeProvider clock, CancellationToken cancel) =>
            await ShownBreakdown.FindAsync(access.Production, grains, suggests: true, cancel) is { } shown
                ? Results.File(await Task.Run(() => write(shown, clock.GetUtcNow()), cancel), type, file)
                : Results.NotFound()).Needs(Right.Read);

    private static async Task<IResult> CutChangesAsync(ProductionAccess access, int from, int to, string @for, CancellationToken cancel)
    {
        if (!Enum.TryParse<CutDepartment>(@for, ignoreCase: true, out var department) || !Enum.IsDefined(department))
            return Results.Problem(AnswerWords.Of("ChangeListDepartments", string.Join(", ", Enum.GetNames<CutDepartment>()).ToLowerInvariant()), statusCode: StatusCodes.Status400BadRequest);
        var cuts = await access.Production.Cuts.ListAsync(cancel);
        if (cuts.FirstOrDefault(cut => cut.Number == from) is not { } old || cuts.FirstOrDefault(cut => cut.Number == to) is not { } now)
            return Results.NotFound();
        var (before, after) = (access.Production.Cuts.Read(old).Timeline, access.Production.Cuts.Read(now).Timeline);
        return before.IsBin || after.IsBin
            ? Results.Problem(AnswerWords.Of("BinIsNoCut"), statusCode: StatusCodes.Status409Conflict)
            : Results.File(await Task.Run(() => ReportPdf.Write(CutChangesReport.Of(CutComparison.Between(before, after), department)), cancel), "application/pdf", $"changes-{CutChangesReport.Name(department).Replace(' ', '-')}.pdf");
    }

    private static async Task<IResult> TurnoverAsync(int number, ProductionAccess access, string type, string name, Func<Turnover, ReportDocument, byte[]> write, CancellationToken cancel)
    {
        if ((await access.Production.Effects.TurnoversAsync(cancel)).FirstOrDefault(one => one.Number == number) is not { } kept)
            return Results.NotFound();
        var turnover = access.Production.Effects.Read(kept);
        return Results.File(await Task.Run(() => write(turnover, CountSheet.Of(turnover)), cancel), type, name);
    }

    private static async Task<IResult> PictureAsync(string shot, ProductionAccess access, HttpContext context, CancellationToken cancel)
    {
        if ((await ShotPictures.LatestAsync(access.Production, cancel))?.Find(shot) is not { } picture)
            return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        // Its address names its bytes.
        if (context.Request.Query["is"] == picture.Content)
            context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.File(picture.Read(access.Production), "image/jpeg");
    }

    private static IResult EntriesAsync(ProductionAccess access) => Results.Stream(
        async body =>
        {
            await foreach (var stored in access.Production.Ledger.ReadAsync(0))
            {
                await body.WriteAsync(stored.Bytes);
                await body.WriteAsync("\n"u8.ToArray());
            }
        },
        "application/jsonl", "record.jsonl");

    // A copy that is whole while the studio is open, as one archive; it is made aside and goes when it was sent.
    private static async Task<IResult> BackupAsync(ProductionAccess access, HttpContext context, CancellationToken cancel)
    {
        var scratch = Directory.CreateTempSubdirectory("throughline-backup-");
        context.Response.RegisterForDispose(new GoneLater(scratch));
        var copy = Path.Combine(scratch.FullName, "copy");
        await access.Production.BackUpAsync(copy, cancel);
        var archive = Path.Combine(scratch.FullName, "backup.zip");
        await System.IO.Compression.ZipFile.CreateFromDirectoryAsync(copy, archive, cancel);
        return Results.File(File.OpenRead(archive), "application/zip", "throughline-backup.zip");
    }

    private sealed class GoneLater(DirectoryInfo folder) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (IOException)
            {
                // The system's own folder for such is emptied by the system.
            }
        }
    }

    private static async Task<IResult> PaperAsync(string form, ProductionAccess access, string type, string ending, Func<FilingDocument, byte[]> write, CancellationToken cancel)
    {
        if (FilingForm.Named(form) is not { } paper)
            return Results.NotFound();
        try
        {
            return Results.File(write(paper.Fill(await FilingRecords.ReadAsync(access.Production, null, cancel))), type, form + ending);
        }
        catch (StudioException failure)
        {
            return Results.Problem(failure.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }
}
