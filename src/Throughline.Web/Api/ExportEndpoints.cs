using Throughline.Documents.Printing;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Studio.Drafts;
using Throughline.Studio.Live;
using Throughline.Web.Security;
using Throughline.Web.Strings;

namespace Throughline.Web.Api;

/// <summary><c>…/exports/{format}</c>: the live text, or a draft (<c>?draft=</c>), as a file.</summary>
internal static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder production) =>
        production.MapGet("/exports/{format}", ExportAsync).Needs(Right.Read).WithSummary("fountain, fdx, pdf, html or json.");

    private static async Task<IResult> ExportAsync(string format, ProductionAccess access, IGrainFactory grains, HttpContext context, CancellationToken cancel, string? draft = null, string? style = null, string? paper = null, string? watermark = null)
    {
        var (script, stem) = await ScriptAsync(access, grains, string.IsNullOrEmpty(draft) ? null : draft, cancel);
        // Opened by itself it is a page of somebody's file: nothing in it may run or reach out.
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";
        if (format == "pdf")
        {
            if (StyleOf(script, await ProductionPage.ReadAsync(access.Production, cancel), style, paper) is not { } wanted)
                return Results.Problem(AnswerWords.Of("PageStyles", string.Join(", ", PageStyles.All.Select(one => one.Name))), statusCode: StatusCodes.Status400BadRequest);
            var settings = PrintSettings.Default with { Watermark = string.IsNullOrWhiteSpace(watermark) ? null : watermark.Trim()[..Math.Min(watermark.Trim().Length, 100)] };
            var printed = await Task.Run(() => ScriptPdf.Write(script, PageLayout.Of(script, wanted), settings), cancel);
            return printed.Pages == 0 ? Results.Problem(AnswerWords.Of("NothingToPrint"), statusCode: StatusCodes.Status409Conflict) : Results.File(printed.Bytes, "application/pdf", stem + ".pdf");
        }

        (OutputFormat Format, string Type)? known = format switch
        {
            "fountain" => (OutputFormat.Fountain, "text/plain; charset=utf-8"),
            "fdx" => (OutputFormat.FinalDraft, "application/xml"),
            "html" => (OutputFormat.Html, "text/html; charset=utf-8"),
            "json" => (OutputFormat.Json, "application/json"),
            _ => null,
        };
        return known is { } found ? Results.File(ScreenplayWriter.Write(script, found.Format).Bytes, found.Type, $"{stem}.{format}") : Results.NotFound();
    }

    // As the production's pages are made, where nothing else is asked for.
    private static PageStyle? StyleOf(Screenplay script, ProductionPage kept, string? style, string? paper)
    {
        if (!string.IsNullOrEmpty(style) && PageStyles.Named(style) is null || paper is not (null or "" or "letter" or "a4"))
            return null;
        return new ProductionPage(string.IsNullOrEmpty(style) ? kept.Style : style, string.IsNullOrEmpty(paper) ? kept.Paper : paper).Of(script, null);
    }

    private static async Task<(Screenplay Script, string Stem)> ScriptAsync(ProductionAccess access, IGrainFactory grains, string? which, CancellationToken cancel)
    {
        var drafts = access.Production.Drafts;
        Draft? draft = which is null ? null : await drafts.FindAsync(which, cancel);
        if (draft is not null)
            return (drafts.Read(draft), Path.GetFileNameWithoutExtension(draft.FileName));
        var latest = (await drafts.ListAsync(cancel)).LastOrDefault();
        var text = (await grains.GetGrain<IDocumentGrain>(access.Production.Id).TextAsync(-1)).Text!;
        var (bytes, name, _) = LiveDraft.Write(access.Production, latest, text);
        return (ScreenplayReader.Read(bytes, name).Screenplay, Path.GetFileNameWithoutExtension(name));
    }
}
