using CsCheck;
using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Studio.Live;
using Throughline.Studio.Proposals;

namespace Throughline.Studio.Tests.Live;

/// <summary>Taking words never makes something else of a line.</summary>
public sealed class LiveTakingTests
{
    private const string Script = "INT. HALL - DAY\n\nRain on the windows of the hall.\n\nANA\nDid you lock the boat shed?\n\nBEN\n(not looking)\nI did.\n\nCUT TO:\n\nEXT. PIER - NIGHT #2#\n\nThe ferry leaves.\n\n~It was never ours\n\n> THE END <\n";

    private static readonly string[] Words =
    [
        "INT. MOON - NIGHT", "EXT. MOON", "# One", "@MARA", "> CUT TO:", "= later", "~la la", ".MOON", "!!SHOT", "!no", "===", "CUT TO:", "MARA", "MARA\nYes.", "a\n\nb", "\n\nINT. MOON - NIGHT\n\nb", "\nb", "b\n", "(softly)", "[[a note]]", "[[", "/*", "*/", "**", "_", "\\", " ^", "2", "Title: x", "TO:", "  ", "", "a", "\t", "The moon.",
    ];

    [Theory]
    [InlineData("INT. MOON - NIGHT")]
    [InlineData("ext. moon")]
    [InlineData("# One")]
    [InlineData("@MARA")]
    [InlineData("> CUT TO:")]
    [InlineData("= later")]
    [InlineData("~la la")]
    [InlineData("(softly)")]
    [InlineData("===")]
    [InlineData("CUT TO:")]
    [InlineData("I know.\n\nINT. MOON - NIGHT\n\nThat is where.")]
    [InlineData("\nYes.")]
    [InlineData("/* not a cut")]
    public void Dialogue_stays_dialogue_whatever_it_says(string words)
    {
        var (raw, live) = Read(Script);
        var line = live.Elements.First(element => element is Dialogue);

        var after = Read(Take(raw, live, ProposedSpan.Replace(line, 0, line.Text.Plain.Length, words))).Raw;

        Assert.Equal(raw.Elements.Select(element => element.Kind), after.Elements.Select(element => element.Kind));
        Assert.Equal(words.Trim(), after.Elements.First(element => element is Dialogue).Text.Plain.Trim());
        Assert.Equal(Others(raw, line), Others(after, line));

        IEnumerable<string> Others(Screenplay script, Element but) => script.Elements.Where((_, i) => i != live.Elements.IndexOf(but)).Select(element => element.Text.Plain);
    }

    [Fact]
    public void A_name_whose_speech_is_taken_out_is_still_a_name()
    {
        var (raw, live) = Read(Script);
        var line = live.Elements.First(element => element is Dialogue);

        var after = Take(raw, live, ProposedSpan.Delete(line, 0, line.Text.Plain.Length));

        Assert.Contains("\n@ANA\n\nBEN\n", after, StringComparison.Ordinal);
        Assert.Equal(raw.Elements.Select(element => element.Kind).Where((_, i) => i != live.Elements.IndexOf(line)), Read(after).Raw.Elements.Select(element => element.Kind));
    }

    [Fact]
    public void Words_that_would_make_something_else_of_a_line_are_refused_with_a_reason()
    {
        var (raw, live) = Read(Script);
        var cue = live.Elements.First(element => element is Cue);

        var refused = Assert.Throws<StudioException>(() => Take(raw, live, ProposedSpan.After(cue, "He waits.")));

        Assert.Contains("\u201CDid you lock the boat shed?\u201D would not be dialogue any more", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_taken_changes_the_kind_of_no_line()
    {
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, Words.Length - 1].Select(i => Words[i]), Gen.Int[0, Words.Length - 1].Select(i => Words[i])).Sample(all =>
        {
            var (at, start, length, one, two) = all;
            var (raw, live) = Read(Script);
            var line = live.Elements[at % live.Elements.Length];
            var from = Math.Min(start, line.Text.Plain.Length);
            string after;
            try
            {
                after = Take(raw, live, ProposedSpan.Replace(line, from, Math.Min(length, line.Text.Plain.Length - from), one + two));
            }
            catch (StudioException)
            {
                return;
            }

            var read = Read(after).Raw.Elements.Where(Shows).ToArray();
            var isGone = read.Length < raw.Elements.Count(Shows);
            var expected = raw.Elements.Where((element, i) => Shows(element) && !(isGone && i == live.Elements.IndexOf(line))).ToArray();
            Assert.Equal(expected.Select(element => element.Kind), read.Select(element => element.Kind));
            for (var i = 0; i < expected.Length; i++)
            {
                if (!ReferenceEquals(expected[i], raw.Elements[live.Elements.IndexOf(line)]))
                    Assert.Equal(expected[i].Text.Plain, read[i].Text.Plain);
            }
        });
    }

    private static bool Shows(Element element) => element is PageBreak || !string.IsNullOrWhiteSpace(element.Text.Plain);

    private static (Screenplay Raw, Screenplay Live) Read(string text)
    {
        var raw = LiveScript.Read(text);
        return (raw, DraftHistory.Empty.Add(raw).Draft);
    }

    private static string Take(Screenplay raw, Screenplay live, ProposedSpan span)
    {
        var proposal = new Proposal { Id = Guid.NewGuid(), Draft = "draft-1", Actor = new Actor("Ben", "writer"), Alternatives = [new Alternative("", [span])], Reason = "Shorter.", Origin = Origin.Human };
        var (changes, refused) = LiveTaking.Of(proposal, new ProposalChoice(0, [new TakenSpan(0)]), raw, live, []);
        Assert.Empty(refused);
        return changes!.Apply(raw.Source.Text);
    }
}
