using Throughline.Documents.Printing;

namespace Throughline.Web.Hosting;

/// <summary><c>/fonts/…</c>: Courier Prime, the same that is printed with.</summary>
internal static class FontEndpoints
{
    private static readonly string[] Names = ["Regular", "Bold", "Italic", "BoldItalic"];

    public static void MapFonts(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/fonts/courier-prime-{name}.ttf", (string name, HttpContext context) =>
        {
            if (Names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } known)
                return Results.NotFound();
            var assembly = typeof(PrintSettings).Assembly;
            var resource = assembly.GetManifestResourceNames().First(it => it.EndsWith($"CourierPrime-{known}.ttf", StringComparison.Ordinal));
            context.Response.Headers.CacheControl = "public, max-age=604800";
            return Results.Stream(assembly.GetManifestResourceStream(resource)!, "font/ttf");
        }).AllowAnonymous().ExcludeFromDescription();
}
