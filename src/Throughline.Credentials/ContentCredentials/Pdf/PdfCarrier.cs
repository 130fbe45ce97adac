using System.Globalization;
using System.Text;
using Throughline.Credentials.ContentCredentials.Carriers;
using Throughline.Credentials.ContentCredentials.Checks;

namespace Throughline.Credentials.ContentCredentials.Pdf;

/// <summary>A store in a PDF: a file that the catalog names as associated with the document (C2PA 2.2, annex A.4; ISO 32000-2, section 14.13).</summary>
internal static class PdfCarrier
{
    private const string Relationship = "C2PA_Manifest";

    /// <summary>The store; null when there is none.</summary>
    /// <exception cref="DamagedException">The file speaks of one, and it cannot be found.</exception>
    public static FoundStore? Find(ReadOnlyMemory<byte> file)
    {
        try
        {
            var pdf = PdfFile.Open(file);
            var specification = Associated(pdf).LastOrDefault(it => IsManifest(pdf, it));
            if (specification is null)
                return null;
            var number = pdf.Resolve(pdf.Resolve(specification)!["EF"])?["F"]?.Reference;
            return number is { } stream && pdf.Stream(stream) is { } found
                ? new FoundStore(found.Decode(), found.Place)
                : throw new DamagedException("claim.missing", "The PDF names a manifest store that is not in it.");
        }
        catch (DamagedException) when (file.Span.IndexOf("/AFRelationship"u8) < 0 || file.Span.IndexOf(Encoding.ASCII.GetBytes(Relationship)) < 0)
        {
            return null;
        }
    }

    /// <summary>Puts a store behind everything else, as an incremental update; one that is there is no longer named.</summary>
    /// <exception cref="UnsignableException">The PDF is encrypted, or too damaged to add to.</exception>
    public static Embedding Embed(ReadOnlyMemory<byte> file, ReadOnlySpan<byte> store)
    {
        try
        {
            return Append(PdfFile.Open(file), file.Span, store);
        }
        catch (DamagedException damage)
        {
            throw new UnsignableException($"{damage.Message} Print it to a new PDF and sign that, or sign it with a sidecar.", damage);
        }
    }

    private static Embedding Append(PdfFile pdf, ReadOnlySpan<byte> file, ReadOnlySpan<byte> store)
    {
        var trailer = pdf.Objects.Trailer;
        if (trailer["Encrypt"] is not null)
            throw new UnsignableException("The PDF is encrypted, so that nothing can be put into it. Sign it with a sidecar.");
        if (trailer["Root"]?.Reference is not { } root || pdf.Resolve(trailer["Root"]) is not { IsDictionary: true } catalog)
            throw new DamagedException("general.error", "The PDF has no catalog.");
        var next = (int)Math.Max(trailer["Size"]?.Integer ?? 0, pdf.Objects.Highest + 1L);
        using var update = new PdfUpdate(file);
        var place = update.AddStream(next, "/Type /EmbeddedFile /Subtype /application#2Fc2pa", store);
        update.Add(next + 1, 0, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Filespec /AFRelationship /{Relationship} /F (manifest.c2pa) /UF (manifest.c2pa) /Desc (Content Credentials) /EF << /F {next} 0 R >> >>"));
        update.Add(root, pdf.Objects.Find(root)?.Generation ?? 0, Catalog(pdf, catalog, next + 1));
        return new Embedding(update.Finish(pdf.Objects, next + 2), place);
    }

    private static string Catalog(PdfFile pdf, PdfValue catalog, int specification)
    {
        var reference = string.Create(CultureInfo.InvariantCulture, $"{specification} 0 R");
        var associated = Associated(pdf).Where(it => !IsManifest(pdf, it)).Select(Text).Append(reference);
        var names = pdf.Resolve(catalog["Names"]);
        var written = new StringBuilder("<<");
        foreach (var (key, value) in catalog.Entries)
        {
            if (key is not "AF" && (key is not "Names" || names?["EmbeddedFiles"] is not null))
                written.Append(CultureInfo.InvariantCulture, $" {PdfUpdate.Name(key)} {Text(value)}");
        }

        written.Append(CultureInfo.InvariantCulture, $" /AF [{string.Join(' ', associated)}]");
        // A tree of names that is there already is left as it is: the association alone is enough.
        if (names?["EmbeddedFiles"] is null)
        {
            var others = names is { IsDictionary: true } ? names.Entries.Select(entry => $"{PdfUpdate.Name(entry.Key)} {Text(entry.Value)} ") : [];
            written.Append(CultureInfo.InvariantCulture, $" /Names << {string.Concat(others)}/EmbeddedFiles << /Names [(manifest.c2pa) {reference}] >> >>");
        }

        return written.Append(" >>").ToString();
    }

    private static IEnumerable<PdfValue> Associated(PdfFile pdf) =>
        pdf.Resolve(pdf.Resolve(pdf.Objects.Trailer["Root"])?["AF"]) is { Items: var items } ? items.Take(1000) : [];

    private static bool IsManifest(PdfFile pdf, PdfValue specification) => pdf.Resolve(pdf.Resolve(specification)?["AFRelationship"])?.Name == Relationship;

    private static string Text(PdfValue value) => Encoding.Latin1.GetString(value.Raw.Span);
}
