using CsCheck;
using Throughline.Screenplays;
using Throughline.Screenplays.PlainText;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.PlainText;

public sealed class PlainTextReaderTests
{
    private const string Script = """
                                                              1.

         1   INT. KITCHEN - DAY                                1

             ANNA stands at the stove and stirs, while the
             kettle begins to sing.

                              ANNA
                        (over her shoulder)
                   You are late again. The soup has been
                   ready since noon.

                              BEN (O.S.)
                   I know.
                              (MORE)

                                                     CUT TO:

         2   EXT. STREET - NIGHT                               2

             He walks.

                              BEN
                   I know.

        """;

    [Fact]
    public void Indentation_says_what_a_line_is_and_broken_lines_are_joined()
    {
        var reading = PlainTextReader.Read(new SourceText(Script, "script.txt"));

        Assert.Equal(
        [
            "SceneHeading INT. KITCHEN - DAY", "Action ANNA stands at the stove and stirs, while the kettle begins to sing.", "Cue ANNA", "Parenthetical (over her shoulder)",
            "Dialogue You are late again. The soup has been ready since noon.", "Cue BEN (O.S.)", "Dialogue I know.", "Transition CUT TO:", "SceneHeading EXT. STREET - NIGHT",
            "Action He walks.", "Cue BEN", "Dialogue I know.",
        ], reading.Screenplay.Elements.Select(e => $"{e.Kind} {e.Text.Plain}"));
        Assert.Equal(["1", "2"], reading.Screenplay.Elements.OfType<SceneHeading>().Select(h => h.Number));
        Assert.Equal(5, reading.Screenplay.Elements[1].Span.Line);
        Assert.Equal(6, reading.Screenplay.Elements[1].Span.EndLine);
        Assert.Equal(["TXT001", "TXT002"], reading.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Indented_text_is_told_from_Fountain()
    {
        Assert.True(PlainTextReader.Recognises(new SourceText(Script, "script.txt")));
        Assert.False(PlainTextReader.Recognises(new SourceText("INT. KITCHEN - DAY\n\nANNA\nYou are late.\n\nBEN\nI know.\n\nANNA\nGood.\n", "script.txt")));
    }

    [Fact]
    public void The_title_page_is_told_from_the_script()
    {
        var text = """


                                   THE LAST FERRY

                                     Written by

                                     Mara Quill

              Second draft
              3 May 2024



            """ + Script;

        var screenplay = PlainTextReader.Read(new SourceText(text, "script.txt")).Screenplay;

        Assert.Equal(["Title: THE LAST FERRY", "Credit: Written by", "Author: Mara Quill"], screenplay.TitlePage.Entries.Take(3).Select(e => $"{e.Key}: {string.Join('/', e.Values.Select(v => v.Plain))}"));
        Assert.Contains("3 May 2024", string.Join(' ', screenplay.TitlePage.Entries.Skip(3).SelectMany(e => e.Values).Select(v => v.Plain)), StringComparison.Ordinal);
        Assert.IsType<SceneHeading>(screenplay.Elements[0]);
    }

    [Fact]
    public void A_speech_broken_by_the_end_of_a_page_is_one_speech()
    {
        var text = Script + """

         3   INT. CAFE - DAY                                   3

             They sit by the window.

                              ANNA
                   You never said that you would leave so
                   soon.
                              (MORE)

                                                              2.

                              ANNA (CONT'D)
                   And now the boat is gone.

             He nods.

        """;

        var screenplay = PlainTextReader.Read(new SourceText(text, "script.txt")).Screenplay;

        Assert.Contains(screenplay.Elements.OfType<Dialogue>(), d => d.Text.Plain == "You never said that you would leave so soon. And now the boat is gone.");
        Assert.Equal(2, screenplay.Elements.OfType<Cue>().Count(c => c.Name == "ANNA"));
    }

    [Fact]
    public void Any_text_is_read_without_failing() =>
        Gen.Char.Select(c => c % 5 == 0 ? ' ' : c % 7 == 0 ? '\n' : c % 11 == 0 ? '\t' : (char)(32 + (c % 95))).Array[0, 400].Sample(chars =>
        {
            var text = new string(chars);
            var at = 0;
            foreach (var element in PlainTextReader.Read(new SourceText(text, "any.txt")).Screenplay.Elements)
            {
                Assert.True(element.Span.Start >= at);
                at = element.Span.End;
            }
        }, iter: 10_000);
}
