using System.Text;

namespace Throughline.Reports;

/// <summary>A report as HTML, to be written as one page that needs nothing else, or shown inside a page that has a frame of its own.</summary>
/// <param name="Title">What it is about: the title of the script or the cut.</param>
/// <param name="Name">What it is: <c>a reading</c>.</param>
/// <param name="Styles">The sheet that every report of its kind has.</param>
/// <param name="Rules">Styles of this report alone; no element carries styles itself, so that a page may forbid those.</param>
/// <param name="Body">What stands in the main part of a page; text that is not ours is encoded in it.</param>
public sealed record HtmlReport(string Title, string Name, string Styles, string Rules, string Body)
{
    /// <summary>The whole page, in UTF-8: no script, no fonts, no network.</summary>
    public byte[] ToPage()
    {
        var page = new Html();
        page.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n")
            .Add($"<title>{Title}: {Name}</title>\n<style>\n").Raw(Styles).Raw(Rules).Raw("</style>\n</head>\n<body>\n<main>\n").Raw(Body).Raw("</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    /// <summary>The sheet that lies beside a type, by its name.</summary>
    internal static string Sheet(Type beside, string name)
    {
        using var reader = new StreamReader(beside.Assembly.GetManifestResourceStream($"{beside.Namespace}.{name}.css")
            ?? throw new ArgumentException($"There is no sheet {name}.css beside {beside.Name}.", nameof(name)));
        return reader.ReadToEnd();
    }
}
