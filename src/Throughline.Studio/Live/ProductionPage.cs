using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Ledger;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Studio.Live;

/// <summary>How the pages of a production are made: the same for everybody who writes on it, and for what is printed.</summary>
/// <param name="Style">The name of a style, such as <c>bbc</c>; null for what the script says itself.</param>
/// <param name="Paper"><c>letter</c> or <c>a4</c>; null for the style's own.</param>
public sealed record ProductionPage(string? Style, string? Paper)
{
    private const string Document = "page";

    /// <summary>What was chosen; nothing before anybody chose.</summary>
    public static async Task<ProductionPage> ReadAsync(Production production, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(production);
        if (await production.Story.FindAsync(Document, cancel) is not { Text: { } text })
            return new ProductionPage(null, null);
        using var json = JsonDocument.Parse(text);
        return new ProductionPage(json.RootElement.GetProperty("style").GetString(), json.RootElement.GetProperty("paper").GetString());
    }

    /// <summary>Chooses, and puts it on record.</summary>
    /// <exception cref="StudioException">There is no such style or paper.</exception>
    public async Task WriteAsync(Production production, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(production);
        if (Style is not null && PageStyles.Named(Style) is null)
            throw new StudioException($"There is no page style {Style}; there are {string.Join(", ", PageStyles.All.Select(style => style.Name))}.");
        if (Paper is not (null or "letter" or "a4"))
            throw new StudioException("The paper is letter or a4.");
        await production.Story.WriteAsync(Document, new JsonObject { ["style"] = Style, ["paper"] = Paper }.ToJsonString(), "page style chosen", Document, Origin.Human, cancel);
    }

    /// <summary>The figures.</summary>
    /// <param name="script">What is laid out.</param>
    /// <param name="draft">The latest draft, whose file may bring a style of its own; null when there is none.</param>
    public PageStyle Of(Screenplay script, Screenplay? draft)
    {
        var style = Style is { } name && PageStyles.Named(name) is { } named ? named : OwnStyle.Of(draft?.Setup is null ? script : draft);
        return Paper switch { "a4" => style.On(Screenplays.Layout.Paper.A4), "letter" => style.On(Screenplays.Layout.Paper.Letter), _ => style };
    }
}
