using Throughline.Documents.Recovery;
using Throughline.Documents.Tests.Printing;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Documents.Tests.Recovery;

public sealed class WordStylesTests
{
    private const string Script = """
        INT. KITCHEN - DAY

        Rain beats on the *old window* over the sink, and **nobody** minds it, or _says so out loud_ at the long table, where the others sit.

        JAKE
        I said ***never***, and I meant it.

        EXT. QUAY - DAY

        The boats lie still, one beside the other.

        """;

    [Theory]
    [InlineData("final-draft")]
    [InlineData("bbc")]
    [InlineData("sitcom")]
    public void Words_that_the_writer_set_apart_come_back_so(string style)
    {
        var found = PdfScriptReader.Read(PdfExtraction.Read(Printed.Pdf(Printed.Script(Script), PageStyles.Named(style))), "styled.pdf").Reading.Screenplay;

        Assert.Equal(
            [("OLD WINDOW", TextStyle.Italic), ("NOBODY", TextStyle.Bold), ("SAYS SO OUT LOUD", TextStyle.Underline), ("NEVER,", TextStyle.Bold | TextStyle.Italic)],
            found.Elements.SelectMany(e => e.Text.Runs.Select(r => (e.Text.Plain.Substring(r.Start, r.Length).ToUpperInvariant(), r.Style))));
    }
}
