using Throughline.Filings;
using Throughline.Ledger;

namespace Throughline.Tests.Filings;

public sealed class WorkOriginTests
{
    [Fact]
    public void A_record_without_drafts_says_nothing() =>
        Assert.Equal(WorkOrigin.Unknown, WorkOrigins.OfWriting(SampleRecord.New.Record()));

    [Fact]
    public void Drafts_of_people_are_of_people() =>
        Assert.Equal(WorkOrigin.People, WorkOrigins.OfWriting(SampleRecord.OfPeople().Record()));

    [Theory]
    [InlineData(Decision.All, WorkOrigin.PeopleAndMachine)]
    [InlineData(Decision.Changed, WorkOrigin.PeopleAndMachine)]
    [InlineData(Decision.Refused, WorkOrigin.People)]
    public void A_proposal_counts_when_it_was_taken(Decision decision, WorkOrigin origin) =>
        Assert.Equal(origin, WorkOrigins.OfWriting(SampleRecord.OfPeople().Proposed("p", 7, SampleRecord.Writer, decision, Stage.Final).Record()));

    [Fact]
    public void What_other_departments_made_is_not_in_the_script() =>
        Assert.Equal(WorkOrigin.People, WorkOrigins.OfWriting(SampleRecord.OfPeople().Add(EventKind.Edited, [("department", "vfx")], it => it with { Origin = Origin.Machine, Stage = Stage.Final }).Record()));

    [Fact]
    public void Material_of_unknown_origin_leaves_it_open() =>
        Assert.Equal(WorkOrigin.Unknown, WorkOrigins.OfWriting(SampleRecord.OfPeople().Add(EventKind.Imported, [], it => it with { Origin = Origin.ThirdParty, Target = new Target("draft-2") }).Record()));
}
