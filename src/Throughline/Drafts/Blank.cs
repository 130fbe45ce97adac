using Throughline.Screenplays;

namespace Throughline.Drafts;

/// <summary>Paragraphs that hold nothing, which some programs keep and others drop.</summary>
internal static class Blank
{
    /// <summary>True for an element without text, unless it is a page break.</summary>
    public static bool Is(Element element) => element is not PageBreak && string.IsNullOrWhiteSpace(element.Text.Plain);
}
