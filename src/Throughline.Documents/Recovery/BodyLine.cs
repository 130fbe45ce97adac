namespace Throughline.Documents.Recovery;

/// <summary>A line of the script's text, freed of what stood around it.</summary>
/// <param name="Row">Its words.</param>
/// <param name="Gap">Blank lines before it on its page; 1 at the head of a page.</param>
/// <param name="Number">The scene number in the margins, or null.</param>
/// <param name="IsRevised">True when a mark stood beside it.</param>
/// <param name="OpensPage">True for the first line of a page.</param>
/// <param name="ContinuesSpeech">True when it goes on with the speech of the page before: (MORE), or the name repeated, said so.</param>
/// <param name="Dual">When two speak at once, which of them, from 1; 0 otherwise.</param>
internal sealed record BodyLine(PdfRow Row, int Gap, string? Number, bool IsRevised, bool OpensPage, bool ContinuesSpeech, int Dual = 0)
{
    public string Text => Row.Text;

    /// <summary>Tenths of an inch from the edge of the page where the line begins; edges on the right are counted apart, above 1,000.</summary>
    public int Column => Indent + (Row.IsRightToLeft ? 1000 : 0);

    /// <summary>Tenths of an inch from the edge of the page where the line begins.</summary>
    public int Indent => (int)Math.Round(Row.X / PdfRow.Column);
}
