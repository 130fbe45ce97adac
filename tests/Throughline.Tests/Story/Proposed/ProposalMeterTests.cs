using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Story.Proposed;
using Throughline.Tests.Drafts;

namespace Throughline.Tests.Story.Proposed;

public sealed class ProposalMeterTests
{
    private const string Short = "INT. BOATHOUSE - NIGHT\n\nRain on the tin roof. MARA counts the ropes by the door.\n\nMARA\nYou said the tide would wait for us.\n\nTOM\nTides never wait.\n";

    // Two people who could not be taken for each other: one speaks in long clauses of pronouns and modals, one in clipped nouns.
    private static readonly Screenplay Talk = Draft(string.Concat(Enumerable.Range(0, 40).Select(i => $"MARA\nI would have thought that you could have told me if it was what you wanted, because I was never the one who would have minded {Word(i)}.\n\nTOM\nRope. Oil. Diesel, salt, {Word(i)}. Weather turns. Boats sink.\n\n")).Insert(0, "INT. BOATHOUSE - NIGHT\n\n"));

    [Fact]
    public void Words_in_the_speakers_own_way_lie_among_their_passages_and_anothers_way_lies_outside_all_of_them()
    {
        var meter = new ProposalMeter(Talk, []);

        var own = Measure(meter, Talk, "MARA\nI would have said that you could have asked me if it was what you were after, because I was never the one who minded.").Voices.Single();
        var others = Measure(meter, Talk, "MARA\nNets. Hooks. Diesel, tar, rope. Weather turns. Boats sink. Salt, oil, bread. Nothing else. Weather turns. Boats sink. Fog. Ice. Rope, oil, tin. Salt. Diesel, fog. Weather turns. Boats sink.").Voices.Single();

        Assert.True(own.Farther < 1, $"{own}");
        Assert.Null(own.NearerTo);
        Assert.Equal((1.0, "TOM"), (others.Farther, others.NearerTo));
        Assert.True(own.FunctionWords > 0.6 && others.FunctionWords < 0.2, $"{own} {others}");
        Assert.True(own.OwnSentenceLength > 20 && others.SentenceLength < 3, $"{own} {others}");
    }

    [Fact]
    public void A_voice_of_which_too_little_is_known_is_not_judged()
    {
        var draft = Draft(Short);

        var voice = Measure(new ProposalMeter(draft, []), draft, "MARA\nThen we row out together before the light comes up.").Voices.Single();

        Assert.Equal(("MARA", 10, 8), (voice.Name, voice.Words, voice.OwnWords));
        Assert.Equal((null, null, null), (voice.Delta, voice.Farther, voice.NearerTo));
    }

    [Fact]
    public void Worn_phrases_are_named_with_where_they_are_worn_whatever_their_marks()
    {
        var draft = Draft(Short);

        var measures = Measure(new ProposalMeter(draft, []), draft, "A SINGLE TEAR.\n\nTOM\nWe’re not so different -- you and I!");

        Assert.Equal([("a single tear", "action"), ("we're not so different you and i", "dialogue")], measures.Worn.Select(it => (it.Phrase, it.Where)));
    }

    [Fact]
    public void A_run_that_the_script_has_elsewhere_is_found_with_its_line_and_grammar_alone_is_not()
    {
        var draft = Draft(Short + "\nANA\nIf I had been there for you.\n");

        var measures = Measure(new ProposalMeter(draft, []), draft, "MARA\nIf I had been there for you. He counts the ropes by the door.");

        var run = Assert.Single(measures.Repeated);
        Assert.Equal(("counts the ropes by the door", 6), (run.Words, run.Count));
        Assert.Equal("Rain on the tin roof. MARA counts the ropes by the door.", draft.Elements[run.Element].Text.Plain);
    }

    [Fact]
    public void Words_of_the_very_line_that_is_changed_are_not_repeated_and_words_said_twice_in_the_proposal_are()
    {
        var draft = Draft(Short);
        var line = draft.Elements.First(it => it.Text.Plain.StartsWith("Rain", StringComparison.Ordinal));

        var same = Measure(new ProposalMeter(draft, []), draft, ProposedSpan.Replace(line, 0, line.Text.Plain.Length, "Hail. MARA counts the ropes by the door."));
        var twice = Measure(new ProposalMeter(draft, []), draft, ProposedSpan.Insert(line, 0, "The old lamp swings low. "), ProposedSpan.After(line, "Above, the old lamp swings low."));

        Assert.Empty(same.Repeated);
        Assert.Equal(("the old lamp swings low", 1, -1), twice.Repeated.Select(it => (it.Words, it.Span, it.Element)).Single());
    }

    [Fact]
    public void A_run_of_a_supplied_text_is_found_with_its_line_and_five_words_are_none()
    {
        var draft = Draft(Short);
        var meter = new ProposalMeter(draft, [new SuppliedText("novel.txt", "One.\n\nThe harbour lay still and nobody spoke of it.")]);

        var overlap = Assert.Single(Measure(meter, draft, "The harbour lay still, and NOBODY spoke.\n\nIt lay still and nobody cared.").Overlaps);

        Assert.Equal(("novel.txt", 3, 7), (overlap.Text, overlap.Line, overlap.Count));
    }

    [Fact]
    public void Words_and_seconds_are_what_comes_less_what_goes()
    {
        var draft = Draft(Short);
        var line = draft.Elements.First(it => it.Text.Plain.StartsWith("You said", StringComparison.Ordinal));

        var measures = Measure(new ProposalMeter(draft, []), draft, ProposedSpan.Replace(line, 0, line.Text.Plain.Length, "You said."));

        Assert.Equal((-6, -1.5), (measures.WordsAdded, measures.ReadingSecondsAdded));
    }

    [Fact]
    public void A_script_in_another_language_is_measured_without_a_list_of_english_words()
    {
        var draft = Draft("INT. HAUS - TAG\n\nANNA\nDas hätte ich mir denken können, dass du wieder nichts gesagt hast.\n");

        Assert.Null(Measure(new ProposalMeter(draft, []), draft, "ANNA\nDu hast wieder nichts gesagt, und ich habe gewartet.").Voices.Single().FunctionWords);
    }

    [Fact]
    public void Limits_give_their_reasons_and_come_back_from_json()
    {
        var limits = new ProposalLimits { Farther = 0.95, Worn = 0, Repeated = 5, Overlap = 6, Seconds = 10, Unverified = true };
        var measures = new ProposalMeasures
        {
            Voices = [new VoiceFit("MARA", 20, 400, 5, 8) { Farther = 1, Delta = 1.2 }],
            Worn = [new WornPhrase(0, "a single tear", "action")],
            Repeated = [new RepeatedRun(0, "a b c d e", 5, 1)],
            Overlaps = [new OverlappingRun(0, "a b c d e f", 6, "novel.txt", 1)],
            ReadingSecondsAdded = 12,
            Claims = (1, 2),
        };

        Assert.Equal(6, limits.Reasons(measures).Length);
        Assert.Equal(limits, ProposalLimits.Read(limits.Write()));
        Assert.Empty(ProposalLimits.None.Reasons(measures));
        Assert.Empty(limits.Reasons(new ProposalMeasures()));
    }

    [Fact]
    public void A_proposal_of_anything_is_measured_without_harm()
    {
        var draft = Draft(Short);
        var line = draft.Elements[1];

        foreach (var text in (string[])["", "\uD800", "ANA", "===", "/* ", "[[", "> <", "MARA\n", new string('a', 100_000), string.Concat(Enumerable.Repeat("the rope and the door ", 5_000)), "日本語のせりふ", "مرحبا بالعالم"])
            Assert.NotNull(Measure(new ProposalMeter(draft, []), draft, ProposedSpan.After(line, text), ProposedSpan.Insert(line, 3, text)));
    }

    private static string Word(int i) => ((string[])["winter", "herring", "the ledger", "Sunday", "the widow", "harbour dues", "fog"])[i % 7];

    private static Screenplay Draft(string fountain) => DraftHistory.Empty.Add(Two.Draft(fountain)).Draft;

    private static ProposalMeasures Measure(ProposalMeter meter, Screenplay draft, string lines) => Measure(meter, draft, ProposedSpan.After(draft.Elements[1], lines));

    private static ProposalMeasures Measure(ProposalMeter meter, Screenplay draft, params ProposedSpan[] spans)
    {
        var way = new Alternative("", [.. spans]);
        Assert.NotEmpty(draft.Elements);
        return meter.Measure(new Proposal { Id = Guid.NewGuid(), Draft = "draft-1", Actor = new Actor("Ana", "writer"), Alternatives = [way], Reason = "", Origin = Origin.Machine }, way);
    }
}
