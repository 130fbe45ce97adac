using System.Collections.Immutable;
using CsCheck;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Headings;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.Fountain;

public sealed class FountainWriterTests
{
    public static TheoryData<string> Scripts => Corpus.WithSamples(".fountain");

    [Theory]
    [MemberData(nameof(Scripts))]
    public void An_untouched_file_is_given_back_byte_for_byte(string path)
    {
        Assert.SkipWhen(path.Length == 0, Corpus.Missing ?? "");
        var bytes = File.ReadAllBytes(path);

        var written = FountainWriter.Write(FountainReader.Read(SourceText.Decode(bytes, path)).Screenplay);

        Assert.Equal(bytes, written.Bytes);
        Assert.Empty(written.Losses);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_written_anew_reads_as_the_same_script(string path)
    {
        Assert.SkipWhen(path.Length == 0, Corpus.Missing ?? "");
        var read = FountainReader.Read(SourceText.Decode(File.ReadAllBytes(path), path)).Screenplay;

        var again = Read(FountainWriter.Write(read with { Origin = null }).Bytes);

        Assert.Equal(read.Elements.Select(Content), again.Elements.Select(Content));
        Assert.Equal(read.TitlePage.Entries.SelectMany(e => e.Values.Prepend(e.Key)), again.TitlePage.Entries.SelectMany(e => e.Values.Prepend(e.Key)));
    }

    [Fact]
    public void Any_text_written_anew_reads_as_the_same_script() =>
        RandomFountain.Text.Sample(text =>
        {
            // Half of a surrogate pair cannot be written as UTF-8, and a short text of NULs looks like UTF-16.
            var read = FountainReader.Read(new SourceText(text.Replace("\uD800", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal), "random.fountain")).Screenplay;

            var written = FountainWriter.Write(read with { Origin = null });

            // Without an empty paragraph between them, two speeches may become a pair.
            var again = Read(written.Bytes);
            Func<Element, Element> compared = written.Losses.Any(loss => loss.Code == "FTW010") ? element => Unpaired(Content(element)) : Content;
            Assert.Equal(read.Elements.Where(HasSomething).Select(compared), again.Elements.Where(HasSomething).Select(compared));
        }, iter: 5_000);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Only_the_edited_line_differs(string newLine)
    {
        const string before = "Title: X\n\nINT. ROOM -  DAY #4#\n\n\nHe   sits.  \n\nbob\n\nBOB(V.O.)\n  Hello. \n\n/* old */\n\nEnd.";
        var screenplay = FountainReader.Read(new SourceText(before.ReplaceLineEndings(newLine), "x")).Screenplay;
        var edited = screenplay.Elements.Select(e => e is Dialogue ? e with { Text = "Good\nbye." } : e);

        var written = FountainWriter.Write(screenplay with { Elements = [.. edited] });

        Assert.Equal(before.Replace("  Hello. ", "Good\nbye.", StringComparison.Ordinal).ReplaceLineEndings(newLine), Text(written));
    }

    [Fact]
    public void Elements_can_be_taken_out_put_in_and_moved()
    {
        const string before = "INT. A - DAY\n\nOne.\n\n\nTwo.\n\nBOB\nHi.\n\nLast.\n";
        var screenplay = FountainReader.Read(new SourceText(before, "x")).Screenplay;
        var e = screenplay.Elements;
        var added = new Cue { Name = "Anna", Text = "Anna (O.S.)", Extensions = ["O.S."] };
        Assert.Equal(6, e.Length);

        Assert.Equal("INT. A - DAY\n\n\nTwo.\n\nBOB\nHi.\n\nLast.\n", Text(FountainWriter.Write(screenplay with { Elements = e.RemoveAt(1) })));
        Assert.Equal("INT. A - DAY\n\nOne.\n\n\nTwo.\n\nBOB\nHi.\n\nLast.\n\n@Anna (O.S.)\nYes.\n", Text(FountainWriter.Write(screenplay with { Elements = [.. e, added, new Dialogue { Text = "Yes." }] })));
        Assert.Equal("INT. A - DAY\n\nLast.\n\nOne.\n\n\nTwo.\n\nBOB\nHi.\n", Text(FountainWriter.Write(screenplay with { Elements = [e[0], e[5], e[1], e[2], e[3], e[4]] })));
    }

    [Fact]
    public void Only_what_would_be_mistaken_is_forced()
    {
        Element[] elements =
        [
            new SceneHeading { Text = "THE MOON", Slugline = SluglineParser.Parse("THE MOON"), Number = "1A" },
            new Action { Text = "INT. is how a heading begins." },
            new Action { Text = "BOOM!\nGlass." },
            new Action { Text = "BOOM!" },
            new Action { Text = "He types 2 * 3 * 4 and *stars* and snake_case and [[." },
            new Cue { Text = "R2D2", Name = "R2D2", Dual = DualSide.Left },
            new Dialogue { Text = "(not a direction)\n\n~wave" },
            new Cue { Text = "23", Name = "23", Dual = DualSide.Right },
            new Parenthetical { Text = "(beep)" },
            new Lyrics { Text = "La" },
            new Transition { Text = "CUT TO:" },
            new Transition { Text = "FADE OUT." },
        ];

        var written = Text(FountainWriter.Write(Screenplay.Empty with { Elements = [.. elements] }));

        Assert.Equal("""
            .THE MOON #1A#

            !INT. is how a heading begins.

            !BOOM!
            Glass.

            BOOM!

            He types 2 \* 3 \* 4 and \*stars\* and snake\_case and \[\[.

            R2D2
            \(not a direction)
              
            \~wave

            @23 ^
            (beep)
            ~La

            CUT TO:

            > FADE OUT.

            """, written);
        var again = Read(System.Text.Encoding.UTF8.GetBytes(written));
        Assert.Equal(elements.Select(Content), again.Elements.Select(Content));
    }

    [Fact]
    public void Emphasis_nests_and_comes_back() =>
        Gen.Select(Gen.Int[0, 7].Array[1, 6], Gen.Bool.Array[6]).Sample((styles, spaces) =>
        {
            var plain = string.Join("", styles.Select((s, i) => "word" + (spaces[i] || i + 1 == styles.Length ? "" : " ")));
            var runs = ImmutableArray.CreateBuilder<TextRun>();
            var at = 0;
            for (var i = 0; i < styles.Length; i++)
            {
                if (styles[i] != 0)
                    runs.Add(new TextRun(at, 4, (TextStyle)styles[i]));
                at += spaces[i] || i + 1 == styles.Length ? 4 : 5;
            }

            var action = new Action { Text = new StyledText(plain, runs.DrainToImmutable(), []) };
            var written = FountainWriter.Write(Screenplay.Empty with { Elements = [action] });

            var again = Read(written.Bytes).Elements[0].Text;
            Assert.Equal(plain, again.Plain);
            if (written.Losses.IsEmpty)
                Assert.Equal(PerLetter(action.Text), PerLetter(again));
            else
                Assert.Equal("FTW001", Assert.Single(written.Losses).Code);
        }, iter: 20_000);

    private static string PerLetter(StyledText text)
    {
        var styles = new TextStyle[text.Plain.Length];
        foreach (var run in text.Runs)
            styles.AsSpan(run.Start, run.Length).Fill(run.Style);
        return string.Join(',', text.Plain.Select((c, i) => c == ' ' ? TextStyle.None : styles[i]));
    }

    private static bool HasSomething(Element element) => element is PageBreak or Note or Boneyard || !string.IsNullOrWhiteSpace(element.Text.Plain);

    private static Element Unpaired(Element element) => element is Cue cue ? cue with { Dual = DualSide.None } : element;

    private static Element Content(Element element) => element with { Span = SourceSpan.None };

    private static Screenplay Read(byte[] bytes) => FountainReader.Read(SourceText.Decode(bytes, "again.fountain")).Screenplay;

    private static string Text(WrittenScreenplay written) => System.Text.Encoding.UTF8.GetString(written.Bytes);
}
