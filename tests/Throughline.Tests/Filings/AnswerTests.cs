using CsCheck;
using Throughline.Filings;
using Throughline.Ledger;

namespace Throughline.Tests.Filings;

/// <summary>What answers rest on.</summary>
public sealed class AnswerTests
{
    [Fact]
    public void No_entry_that_says_a_machine_made_it_is_left_out_of_the_human_provenance_form()
    {
        var entry = Gen.Select(Gen.Enum<EventKind>(), Gen.Enum<Origin>(), Gen.Enum<Decision>(), Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 2]);

        entry.Array[1, 40].Sample(entries =>
        {
            var record = SampleRecord.New;
            foreach (var (kind, origin, decision, proposal, tool, department) in entries)
            {
                (string, string)[] details = [("proposal", proposal == 0 ? "" : $"p-{proposal}"), ("department", department == 0 ? "" : $"d-{department}")];
                record.Add(kind, details, e => e with { Origin = origin, Decision = kind == EventKind.ProposalDecided ? decision : null, Tool = Tool(tool), Stage = department == 1 ? Stage.Temporary : null, Target = proposal == 4 ? null : new Target($"shot-{proposal}") });
            }

            var filing = record.Fill("human-provenance");
            var listed = Table(filing, "tools").SelectMany(row => row.Entries).Select(reference => reference.Index).ToHashSet();
            return filing.Record.Entries.Where(it => it.Event.Origin is Origin.Machine or Origin.MachineEdited).All(it => listed.Contains(it.Index))
                && (listed.Count == 0 || filing.Outcome.Key != "no-ai-used");
        });
    }

    [Fact]
    public void What_was_refused_or_temporary_makes_a_film_assisted_and_not_generated()
    {
        var record = SampleRecord.OfPeople().Proposed("p-1", 7, SampleRecord.Writer, Decision.Refused, null).Proposed("p-2", 8, SampleRecord.Writer, Decision.All, Stage.Temporary);

        Assert.Equal("assistive-ai", record.Fill("human-provenance").Outcome.Key);
    }

    [Fact]
    public void A_question_to_a_model_makes_a_film_assisted_whatever_the_answer_was()
    {
        var record = SampleRecord.OfPeople().Add(EventKind.ModelAsked, [("use", "audience")], e => e with { Tool = SampleRecord.Writer, Target = new Target("draft-2") }).Add(EventKind.ModelAnswered, [("outcome", "answered")]);

        Assert.Equal("assistive-ai", record.Fill("human-provenance").Outcome.Key);
    }

    [Fact]
    public void What_was_taken_and_is_not_said_to_be_temporary_makes_it_generated()
    {
        var filing = SampleRecord.OfPeople().Proposed("p-1", 7, SampleRecord.Writer, Decision.Part, null).Fill("human-provenance");

        Assert.Equal("generative-ai", filing.Outcome.Key);
        Assert.Contains(filing.Open, answer => answer.Id == "human-provenance.stage");
    }

    [Fact]
    public void A_proposal_that_was_taken_and_then_refused_is_not_in_the_work()
    {
        var record = SampleRecord.OfPeople().Proposed("p-1", 7, SampleRecord.Writer, Decision.All, Stage.Final)
            .Add(EventKind.ProposalDecided, [("proposal", "p-1")], e => e with { Decision = Decision.Refused, Target = new Target("draft-2") { Line = 7 } });

        Assert.Equal("assistive-ai", record.Fill("human-provenance").Outcome.Key);
    }

    [Fact]
    public void Material_from_elsewhere_leaves_it_undecided_until_somebody_says_what_made_it()
    {
        var record = SampleRecord.OfPeople().Add(EventKind.Imported, [], e => e with { Origin = Origin.ThirdParty, Target = new Target("song-3") });
        var before = record.Fill("human-provenance");

        var human = record.Add(EventKind.Attested, [("statement", "My own recording.")], e => e with { Origin = Origin.Human, Target = new Target("song-3") }).Fill("human-provenance");
        var machine = record.Add(EventKind.Attested, [("statement", "It was a model after all.")], e => e with { Origin = Origin.Machine, Target = new Target("song-3") }).Fill("human-provenance");

        Assert.Equal("undecided", before.Outcome.Key);
        Assert.Contains(before.Open, answer => answer.Id == "human-provenance.third-party");
        Assert.Equal("no-ai-used", human.Outcome.Key);
        Assert.Equal("generative-ai", machine.Outcome.Key);
    }

    [Fact]
    public void A_department_without_tools_is_said_to_have_used_none()
    {
        var departments = Table(SampleRecord.OfAllKinds().Fill("human-provenance"), "departments").ToDictionary(row => row.Cells[0], row => row.Cells[1]);

        Assert.Equal("No AI Used", departments["music"]);
        Assert.Equal("Generative AI", departments["vfx"]);
        Assert.Equal("Generative AI", departments["writing"]);
    }

    [Fact]
    public void A_use_whose_department_nobody_named_is_asked_for_it()
    {
        var filing = SampleRecord.New.Add(EventKind.Edited, [], e => e with { Origin = Origin.Machine, Target = new Target("shot-1") }).Fill("human-provenance");

        Assert.Equal("not recorded", Table(filing, "departments").Single().Cells[0]);
        Assert.Contains(filing.Open, answer => answer.Id == "human-provenance.unplaced");
    }

    [Fact]
    public void A_replica_that_is_used_after_its_consent_was_withdrawn_is_said_so()
    {
        var filing = SampleRecord.OfAllKinds().Fill("sag-replica");

        Assert.Equal(["R-1, withdrawn since", "R-1: WITHDRAWN before"], Table(filing, "uses").Select(row => row.Cells[5]));
        Assert.Contains(filing.Open, answer => answer.Id == "sag-replica.uncovered");
    }

    [Fact]
    public void A_consent_that_does_not_say_something_is_asked_for_it()
    {
        var open = SampleRecord.OfAllKinds().Fill("sag-replica").Open.Select(answer => answer.Id);

        Assert.Contains("sag-replica.field/R-1/48 hours' notice", open);
        Assert.DoesNotContain("sag-replica.field/R-1/payment", open);
    }

    [Fact]
    public void An_erased_text_is_listed_by_its_hash_and_said_to_be_erased()
    {
        var cells = Table(SampleRecord.OfAllKinds().Fill("copyright"), "excluded").Select(row => row.Cells[0]).ToArray();

        Assert.Equal("a line (draft-2, line 9; text erased, its hash remains)", cells[1]);
        Assert.DoesNotContain("erased", cells[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_answers_an_open_question_in_their_own_name_and_the_last_word_counts()
    {
        var record = SampleRecord.OfAllKinds().Add(EventKind.Attested, [("question", "copyright.for-hire"), ("answer", "Yes, for Tide Pictures.")]);

        var answer = record.Fill("copyright").Sections.SelectMany(section => section.Answers).Single(it => it.Id == "copyright.for-hire");

        Assert.Equal(AnswerBasis.Stated, answer.Basis);
        Assert.StartsWith("Yes, for Tide Pictures. (stated by Ana Ruiz, writer, on 2026-", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Excluded_lines_stand_on_their_pages_and_those_that_are_gone_are_said_so()
    {
        var record = SampleRecord.OfAllKinds().Record() with { Pages = new ScriptPages("draft-2", 9, System.Collections.Immutable.ImmutableSortedDictionary<long, string>.Empty.Add(7, "4A")) };

        var filing = FilingForm.Named("copyright")!.Fill(record);

        Assert.Equal(["4A", "no longer in it"], Table(filing, "pages").Select(row => row.Cells[0]));
    }

    [Fact]
    public void A_use_without_a_consent_that_held_is_an_open_question_of_the_writer()
    {
        var record = SampleRecord.OfPeople().Proposed("p-1", 7, SampleRecord.Writer, Decision.All, Stage.Final).Add(EventKind.ConsentGiven, [("consent", "C-9"), ("type", "company")]);

        Assert.Contains(record.Fill("wga-writer").Open, answer => answer.Id == "wga-writer.consent");
        Assert.DoesNotContain(SampleRecord.OfAllKinds().Fill("wga-writer").Open, answer => answer.Id == "wga-writer.consent");
    }

    [Fact]
    public void A_use_for_final_deliverables_with_public_terms_is_escalated()
    {
        var first = Table(SampleRecord.OfAllKinds().Fill("netflix"), "matrix").First();

        Assert.Equal(["unsure", "unsure", "no", "no", "unsure", "ESCALATE for 1, 2, 3, 4, 5: no approval recorded"], first.Cells[2..]);
    }

    [Fact]
    public void A_filing_as_of_a_time_takes_every_entry_up_to_the_last_that_is_no_later()
    {
        var entries = SampleRecord.OfAllKinds().Record().Entries;

        Assert.Equal(3, FilingRecord.CountUpTo(entries, entries[2].Event.Time));
        Assert.Equal(0, FilingRecord.CountUpTo(entries, entries[0].Event.Time.AddTicks(-1)));
        Assert.Equal(entries.Length, FilingRecord.CountUpTo(entries, DateTimeOffset.MaxValue));
    }

    private static Tool? Tool(int which) => which switch
    {
        1 => SampleRecord.Writer,
        2 => SampleRecord.Faces,
        3 => new Tool("none", "rules", "1", EndpointClass.Local, "none", "none"),
        _ => null,
    };

    private static IEnumerable<FilingRow> Table(FilingDocument filing, string id) =>
        filing.Sections.SelectMany(section => section.Tables).Where(table => table.Id == id).SelectMany(table => table.Rows);

    [Fact]
    public void A_colleague_whose_words_were_taken_is_among_the_writers_and_one_whose_words_were_taken_back_is_not()
    {
        var record = SampleRecord.OfPeople();
        foreach (var (id, who, undone) in ((string, string, bool)[])[("c-1", "Tom Webb", false), ("c-2", "Lee Adeyemi", true)])
        {
            record.Add(EventKind.ProposalMade, [("proposal", id), ("use", "a colleague")], e => e with { Actor = new Actor(who, "writer"), Origin = Origin.Human, Target = new Target("draft-2") { Line = 4 } });
            record.Add(EventKind.ProposalDecided, [("proposal", id), ("by", who)], e => e with { Origin = Origin.Human, Decision = Decision.Part, Target = new Target("draft-3") { Line = 4 } });
            if (undone)
                record.Add(EventKind.ProposalDecided, [("proposal", id), ("by", who), ("restores", "2")], e => e with { Decision = Decision.Undone, Target = new Target("draft-4") { Line = 4 } });
        }

        var writing = record.Fill("academy").Sections.Single(section => section.Id == "writing");

        var answer = writing.Answers.Single(it => it.Id == "academy.authored");
        Assert.Contains("people: Ana Ruiz, Tom Webb.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lee Adeyemi", answer.Text, StringComparison.Ordinal);
        var row = Assert.Single(writing.Tables.Single(table => table.Id == "colleagues").Rows);
        Assert.Equal(["Tom Webb", "Ana Ruiz (writer)", "in part"], [row.Cells[0], row.Cells[2], row.Cells[3]]);
    }
}
