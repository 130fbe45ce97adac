using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Proposals;

/// <summary>Lines that are proposed whole, as Fountain.</summary>
public static class NewLines
{
    /// <summary>The elements that a text makes between other lines; a title page that it would begin with is text like any other there.</summary>
    public static ImmutableArray<Element> Of(string fountain)
    {
        ArgumentNullException.ThrowIfNull(fountain);
        // An empty line before keeps "Fade: in" from being read as a title page.
        return [.. FountainReader.Read(new SourceText("\n\n" + fountain.Trim('\r', '\n'), "proposal.fountain")).Screenplay.Elements.Select(element => element with { Span = SourceSpan.None })];
    }
}
