using System.Collections.Immutable;
using System.Text;
using Throughline.Effects.Statuses;
using Throughline.Effects.Tracking;
using Throughline.Effects.Turnovers;

namespace Throughline.Tests.Effects;

public sealed class TrackingTests
{
    private static readonly Turnover First = Lists.Turnover(Lists.Cut(
        Lists.Shot("TIDE_104_0650 paint out the boom", "A001", "01:00:10:00", "01:00:12:00", 48),
        Lists.Shot("TIDE_105_0010", "A002", "02:00:10:00", "02:00:12:00", 48)));

    private static readonly ImmutableArray<TrackedShot> Shots = TrackedShot.Of(First, ShotStatuses.Of(new StatusQuestion(null, First)));

    [Theory]
    [InlineData(TrackingSystem.Kitsu, "Sequence,Name,Description,Nb Frames,Frame In,Frame Out,FPS,Handles,Reel,Source In,Source Out,Record In,Speed,Turnover,Throughline ID", "104,TIDE_104_0650,paint out the boom,48,1009,1056,24,8 / 8,A001,01:00:09:16,01:00:12:08,01:00:00:00,100%,1,TIDE_104_0650")]
    [InlineData(TrackingSystem.ShotGrid, "Shot Code,Sequence,Description,Cut Order,Cut In,Cut Out,Cut Duration,Head In,Tail Out,Working Duration,Head Duration,Tail Duration", "TIDE_104_0650,104,paint out the boom,1,1009,1056,48,1001,1064,64,8,8")]
    [InlineData(TrackingSystem.Ftrack, "Sequence,Shot,Description,fstart,fend,handles,fps", "104,TIDE_104_0650,paint out the boom,1009,1056,8,24")]
    public void A_table_has_the_columns_that_the_system_imports(TrackingSystem system, string columns, string row)
    {
        var lines = Encoding.UTF8.GetString(TrackingCsv.Write(system, Shots)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal([columns, row], lines.Take(2));
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public void Into_an_empty_project_go_columns_then_sequences_then_shots()
    {
        var plan = KitsuPlan.Of(Shots, Empty);

        var kinds = plan.Steps.Select(s => s.GetType().Name).ToArray();
        Assert.Equal(["104", "105"], plan.Steps.OfType<AddKitsuSequence>().Select(s => s.Name));
        Assert.Equal(["TIDE_104_0650", "TIDE_105_0010"], plan.Steps.OfType<AddKitsuShot>().Select(s => s.Name));
        Assert.True(Array.LastIndexOf(kinds, nameof(AddKitsuColumn)) < Array.IndexOf(kinds, nameof(AddKitsuSequence)));
        Assert.Empty(plan.Steps.OfType<CommentOnKitsuShot>());
    }

    [Fact]
    public void A_description_that_somebody_changed_there_stays()
    {
        var project = With(Shot("TIDE_104_0650") with { Description = "Theirs", Data = Data(("throughline_id", "\"TIDE_104_0650\""), ("throughline_description", "\"ours, long ago\"")) });

        var plan = KitsuPlan.Of(Shots, project);

        Assert.Null(plan.Steps.OfType<ChangeKitsuShot>().Single().Description);
        Assert.Contains(plan.Notes, n => n.Contains("its description was changed there and stays", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shot_that_was_renamed_there_is_found_by_our_id()
    {
        var plan = KitsuPlan.Of(Shots, With(Shot("SH010") with { Data = Data(("throughline_id", "\"TIDE_104_0650\"")) }));

        Assert.Equal(["SH010"], plan.Steps.OfType<ChangeKitsuShot>().Select(s => s.Name));
        Assert.Equal(["TIDE_105_0010"], plan.Steps.OfType<AddKitsuShot>().Select(s => s.Name));
    }

    [Fact]
    public void An_omitted_shot_is_taken_out_and_never_deleted_and_one_that_was_never_there_is_left_away()
    {
        var second = Lists.Turnover(Lists.Cut(Lists.Shot("TIDE_105_0010", "A002", "02:00:10:00", "02:00:12:00", 48)), First);
        var shots = TrackedShot.Of(second, ShotStatuses.Of(new StatusQuestion(First, second)));

        var there = KitsuPlan.Of(shots, With(Shot("TIDE_104_0650")));
        var never = KitsuPlan.Of(shots, Empty);

        Assert.True(there.Steps.OfType<ChangeKitsuShot>().Single().IsCanceled);
        Assert.Equal("Turnover 2: OMITTED", there.Steps.OfType<CommentOnKitsuShot>().Single().Text);
        Assert.DoesNotContain(never.Steps, s => s.What.Contains("TIDE_104_0650", StringComparison.Ordinal));
    }

    private static KitsuProject Empty => new("Tide", [], [], []);

    private static KitsuProject With(KitsuEntity shot) => Empty with { Sequences = [new KitsuEntity { Id = "s104", Name = "104" }], Shots = [shot] };

    private static KitsuEntity Shot(string name) => new() { Id = "x", Name = name, Parent = "s104" };

    private static ImmutableSortedDictionary<string, string> Data(params ReadOnlySpan<(string Name, string Json)> fields)
    {
        var data = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, json) in fields)
            data[name] = json;
        return data.ToImmutable();
    }
}
