using Throughline.Editorial;
using Throughline.Editorial.Changes;

namespace Throughline.Tests.Editorial;

/// <summary>Successive cuts of real productions. Each golden file was checked against the lists by hand, event by event.</summary>
public sealed class TurnoverChangesTests
{
    public static TheoryData<string, string, string> Pairs =>
    [
        new("079_HA_V05.edl", "079_HA_006.edl", "cut-079"),
        new("090PC_091MJ_100TC_V05_TURNOVER_20150123.edl", "090PC_091MJ_100TC_V06_TURNOVER_20150206.edl", "cut-090"),
        new("ER_00119.edl", "ER_00119_with_comments.edl", "cut-119"),
    ];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_changed_is_what_a_person_finds(string old, string now, string golden)
    {
        Assert.SkipWhen(Corpus.Missing is not null, Corpus.Missing ?? "");
        var comparison = CutComparison.Between(Read(old), Read(now));

        Assert.True(comparison.Apply(comparison.Old).HasSameEventsAs(comparison.New));
        Golden.Matches(Said(comparison), golden + ".txt");
    }

    private static Timeline Read(string name) => TimelineReader.Read(File.ReadAllBytes(Corpus.File($"timelines/turnovers/{name}")), name).Timeline;

    private static string Said(CutComparison comparison) => string.Concat(CutNews.Of(comparison).Select(s => s + "\n"))
        + string.Concat(comparison.Changes.Where(c => !c.IsKept).Select(c => $"{c.Event.Track} {c.Old?.RecordIn} -> {c.New?.RecordIn} {c.Event.Shot ?? c.Old?.Shot ?? "-"} {ChangeWording.Named(c.Event)}: {ChangeWording.Of(c, comparison.StartShift)}\n"));
}
