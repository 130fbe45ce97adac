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
