using Throughline.Studio.Live;
using Throughline.Web.Live;
using Throughline.Web.Security;

namespace Throughline.Web.Api;

/// <summary><c>…/document</c>: the live document, its past, and what the page shows beside it.</summary>
internal static class DocumentEndpoints
{
    private const int MostEdits = 10_000;

    public static void MapDocument(this IEndpointRouteBuilder production)
    {
        production.MapGet("/document/live", (HttpContext context, ProductionAccess access, DocumentHubs hubs, IGrainFactory grains, Membership membership, IHostApplicationLifetime lifetime, TimeProvider clock) =>
            LiveSocket.ServeAsync(context, access, hubs, grains, membership, lifetime, clock)).Needs(Right.Read).ExcludeFromDescription();
        production.MapGet("/document/text", TextAsync).Needs(Right.Read).WithSummary("The text of a version, or the newest; its number is in the header X-Version.");
        production.MapGet("/document/history", HistoryAsync).Needs(Right.Read).WithSummary("The edits after a version, at most 10,000.");
        production.MapGet("/document/authorship", AuthorshipAsync).Needs(Right.Read).WithSummary("Whose every character of a version is.");
        production.MapGet("/document/analysis", async (ProductionAccess access, AnalysisDesk desk, CancellationToken cancel, long version = -1) =>
            Results.Bytes(await desk.OfAsync(access.Production, version, cancel), "application/json")).Needs(Right.Read).WithSummary("Pages, scenes, marks and names of a version, or of the nearest later one that is kept.");
    }

    private static async Task<IResult> TextAsync(HttpContext context, ProductionAccess access, IGrainFactory grains, long version = -1)
    {
        var text = await grains.GetGrain<IDocumentGrain>(access.Production.Id).TextAsync(version);
        context.Response.Headers["X-Version"] = text.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Results.Text(text.Text, "text/plain", System.Text.Encoding.UTF8);
    }

    private static async Task<IResult> HistoryAsync(ProductionAccess access, CancellationToken cancel, long after = 0)
    {
        List<LiveEdit> edits = [];
        await foreach (var edit in access.Production.Live.EditsAsync(after, after + MostEdits, cancel))
            edits.Add(edit);
        return Results.Bytes(
            LiveJson.Write(json =>
            {
                json.WriteStartArray("edits");
                foreach (var edit in edits)
                    LiveJson.Edit(json, edit);
                json.WriteEndArray();
            }),
            "application/json");
    }

    private static async Task<IResult> AuthorshipAsync(ProductionAccess access, IGrainFactory grains, CancellationToken cancel, long version = -1)
    {
        var at = version < 0 ? (await grains.GetGrain<IDocumentGrain>(access.Production.Id).TextAsync(-1)).Version : version;
        var authors = await access.Production.Live.AuthorsAsync(at, cancel);
        return Results.Bytes(
            LiveJson.Write(json =>
            {
                json.WriteNumber("version", at);
                json.WriteStartArray("authors");
                foreach (var author in authors.Authors)
                {
                    json.WriteStartObject();
                    json.WriteString("person", author.Person);
                    json.WriteString("manner", LiveWords.Of(author.Manner));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteStartArray("runs");
                foreach (var (length, author) in authors.Runs)
                {
                    json.WriteStartArray();
                    json.WriteNumberValue(length);
                    json.WriteNumberValue(author);
                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }),
            "application/json");
    }
}
