using Throughline.Breakdown;
using Throughline.Breakdown.Report;
using Throughline.Breakdown.Schedule;
using Throughline.Documents.Reporting;
using Throughline.Editorial.Changes;
using Throughline.Filings;
using Throughline.Studio;
using Throughline.Studio.Records;
using Throughline.Web.Api;
using Throughline.Web.Security;

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
            return Results.Problem($"A change list is for one of: {string.Join(", ", Enum.GetNames<CutDepartment>()).ToLowerInvariant()}.", statusCode: StatusCodes.Status400BadRequest);
        var cuts = await access.Production.Cuts.ListAsync(cancel);
        if (cuts.FirstOrDefault(cut => cut.Number == from) is not { } old || cuts.FirstOrDefault(cut => cut.Number == to) is not { } now)
            return Results.NotFound();
        var (before, after) = (access.Production.Cuts.Read(old).Timeline, access.Production.Cuts.Read(now).Timeline);
        return before.IsBin || after.IsBin
            ? Results.Problem("A bin of clips lies in no order of time; there is no cut to compare.", statusCode: StatusCodes.Status409Conflict)
            : Results.File(await Task.Run(() => ReportPdf.Write(CutChangesReport.Of(CutComparison.Between(before, after), department)), cancel), "application/pdf", $"changes-{CutChangesReport.Name(department).Replace(' ', '-')}.pdf");
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
