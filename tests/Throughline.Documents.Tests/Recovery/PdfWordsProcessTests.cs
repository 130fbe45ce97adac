using System.Diagnostics;
using System.Globalization;
using System.Text;
using Throughline.Documents.Recovery;
using Throughline.Documents.Tests.Printing;

namespace Throughline.Documents.Tests.Recovery;

public sealed class PdfWordsProcessTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(30);

    [Fact]
    public void The_words_come_back_as_they_were_served()
    {
        var pdf = Printed.Pdf(Printed.Script("INT. KITCHEN - DAY\n\nRain beats on the “window”. ఇది\n"));
        var answer = Path.GetTempFileName();
        try
        {
            using (var output = File.Create(answer))
                PdfWordsProcess.Serve(new MemoryStream(pdf), output);

            var words = PdfWordsProcess.Read(Shell($"cat >/dev/null; cat {answer}"), pdf, Enough);

            var expected = PdfExtraction.Read(pdf);
            Assert.Equal(expected.Pages.Select(p => (p.Number, p.Width, p.Height, p.HasImage)), words.Pages.Select(p => (p.Number, p.Width, p.Height, p.HasImage)));
            Assert.Equal(expected.Pages.SelectMany(p => p.Words), words.Pages.SelectMany(p => p.Words));
        }
        finally
        {
            File.Delete(answer);
        }
    }

    [Fact]
    public void A_process_that_takes_too_long_is_ended()
    {
        var began = Stopwatch.GetTimestamp();

        var failure = Assert.Throws<UnreadablePdfException>(() => PdfWordsProcess.Read(Shell("exec tail -f /dev/null"), [1, 2, 3], TimeSpan.FromMilliseconds(300)));

        Assert.StartsWith("took longer than 0.3 seconds", failure.Message, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromMilliseconds(299), Enough);
    }

    [Theory]
    [InlineData("kill -9 $$")]
    [InlineData("kill -SEGV $$")]
    [InlineData("cat >/dev/null; exit 7")]
    [InlineData("cat >/dev/null; printf '\\000\\377\\377\\377\\377'")]
    [InlineData("cat >/dev/null; printf '\\000\\001\\000\\000\\000'")]
    public void A_process_that_dies_or_babbles_is_a_damaged_file(string script)
    {
        var failure = Assert.Throws<UnreadablePdfException>(() => PdfWordsProcess.Read(Shell(script), [1, 2, 3], Enough));

        Assert.Equal("is damaged in a way that its reader does not survive", failure.Message);
    }

    [Fact]
    public void A_process_that_takes_nothing_of_a_long_file_is_heard_all_the_same()
    {
        var failure = Assert.Throws<UnreadablePdfException>(() => PdfWordsProcess.Read(Shell("printf '\\001\\004Nope'"), new byte[8 << 20], Enough));

        Assert.Equal("Nope", failure.Message);
    }

    [Fact]
    public void The_memory_that_the_process_may_take_is_handed_to_it()
    {
        var failure = Assert.Throws<UnreadablePdfException>(() => PdfWordsProcess.Read(Shell("cat >/dev/null; printf '\\001\\010%s' \"$DOTNET_GCHeapHardLimit\""), [1], Enough));

        Assert.Equal(PdfWordsProcess.MostMemory, long.Parse(failure.Message, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("", "is damaged, or no PDF")]
    [InlineData("%PDF-1.7\nnothing\n", "is damaged, or no PDF")]
    public void What_cannot_be_read_is_answered_with_a_sentence(string content, string sentence)
    {
        using var output = new MemoryStream();

        PdfWordsProcess.Serve(new MemoryStream(Encoding.Latin1.GetBytes(content)), output);

        output.Position = 0;
        using var answer = new BinaryReader(output);
        Assert.Equal(1, answer.ReadByte());
        Assert.StartsWith(sentence, answer.ReadString(), StringComparison.Ordinal);
    }

    private static ProcessStartInfo Shell(string script) => new("/bin/sh", ["-c", script]);
}
