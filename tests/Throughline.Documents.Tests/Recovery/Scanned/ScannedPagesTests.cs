using Throughline.Documents.Recovery;
using Throughline.Documents.Recovery.Scanned;
using Throughline.Documents.Tests.Printing;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Documents.Tests.Recovery.Scanned;

public sealed class ScannedPagesTests
{
    private const string Script = "INT. LIGHTHOUSE - NIGHT\n\nRain beats on the windows. The lamp turns slowly above the stairs and throws its light far over the water.\n\nMARA\n(quietly)\nThe ferry should have been here an hour ago.\n\nTOM\nIt will come. It always comes.\n\nCUT TO:\n\nEXT. HARBOUR - DAY\n\nNobody waits on the pier.\n";

    [Fact]
    public void A_page_that_is_a_picture_is_read()
    {
        var pdf = Scan.Of(Printed.Pdf(FountainReader.Read(new SourceText(Script, "script.fountain")).Screenplay));
        var bare = PdfExtraction.Read(pdf);

        var read = PdfScriptReader.Read(ScannedPages.Read(bare, pdf, "eng"), "scan.pdf").Reading.Screenplay;

        Assert.All(bare.Pages, p => Assert.True(ScannedPages.IsScanned(p)));
        Assert.Equal(["SceneHeading", "Action", "Cue", "Parenthetical", "Dialogue", "Cue", "Dialogue", "Transition", "SceneHeading", "Action"], read.Elements.Select(e => e.Kind.ToString()));
        Assert.Equal("The ferry should have been here an hour ago.", read.Elements.OfType<Dialogue>().First().Text.Plain);
    }

    [Fact]
    public void The_table_of_words_is_scaled_to_the_page_and_its_lines_stand_level()
    {
        const string table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t1224\t1584\t-1\t\n5\t1\t1\t1\t1\t1\t216\t100\t60\t20\t96.1\tINT.\n5\t1\t1\t1\t1\t2\t290\t100\t80\t26\t96.1\tquay\n5\t1\t1\t1\t1\t3\t290\t100\t80\t26\t-1\t \nnonsense\n";

        var words = TesseractTable.Words(table, 612, 792);

        Assert.Equal(["INT. at 108, 60", "quay at 145, 60"], words.Select(w => $"{w.Text} at {w.X}, {w.Foot}"));
    }
}
