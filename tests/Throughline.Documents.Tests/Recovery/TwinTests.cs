using Throughline.Documents.Recovery;
using Throughline.Documents.Tests.Printing;
using Throughline.Screenplays.Layout;

namespace Throughline.Documents.Tests.Recovery;

public sealed class TwinTests
{
    public static TheoryData<string, string, string> Everything => ScriptPdfTests.Everything();

    [Theory]
    [MemberData(nameof(Everything))]
    public void What_was_printed_is_found_again(string sample, string name, string paper)
    {
        var style = PageStyles.Named(name)!.On(paper == "A4" ? Paper.A4 : Paper.Letter);
        var script = Printed.Sample(sample);
        var found = PdfScriptReader.Read(PdfExtraction.Read(Printed.Pdf(script, style)), "twin.pdf").Reading.Screenplay;
        var (f1, lost, made) = Twin.Compare(script, found);

        Assert.True(f1 >= 0.995, $"F1 {f1:F4}\nlost:\n{string.Join('\n', lost.Take(15))}\nmade:\n{string.Join('\n', made.Take(15))}");
    }
}
