using System.Text.Json;

namespace Throughline.EndToEnd.Continuity;

public sealed class ContinuityCommandTests
{
    private const string Script = "INT. SHED - DAY\n\nANA (30) mends a net.\n\nANA\nI'm forty.\n\nINT. SHED - NIGHT\n\nSunlight on the net.\n";

    [Fact]
    public async Task Contradictions_are_shown_with_their_lines_and_exit_1()
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("continuity", folder.Add("a.fountain", Script));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("age (0.85)  ANA is 30 here and 40 there.\n       3  scene 1: ANA (30) mends a net.\n       6  scene 1: I'm forty.\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("2 contradictions to look at.", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_without_contradictions_exits_0()
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("continuity", folder.Add("a.fountain", "INT. SHED - DAY\n\nRain.\n"));

        Assert.Equal((0, "No lines were found that contradict each other.\n"), (outcome.ExitCode, outcome.Out));
    }

    [Fact]
    public async Task One_kind_can_be_asked_for()
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("continuity", folder.Add("a.fountain", Script), "--kind", "time");

        Assert.DoesNotContain("age", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("time (0.75)", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_members_of_its_schema_and_no_others()
    {
        using var folder = new TemporaryFolder();
        var outcome = await CommandLine.Run("continuity", folder.Add("a.fountain", Script), "--json");
        using var json = JsonDocument.Parse(outcome.Out);
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(CommandLine.Repository, "docs", "json", "continuity.schema.json")));
        var item = schema.RootElement.GetProperty("properties").GetProperty("findings").GetProperty("items");
        var line = item.GetProperty("properties").GetProperty("lines").GetProperty("items");

        var findings = json.RootElement.GetProperty("findings").EnumerateArray().ToArray();

        Assert.Equal(2, findings.Length);
        Assert.All(findings, finding => Matches(item, finding));
        Assert.All(findings.SelectMany(finding => finding.GetProperty("lines").EnumerateArray()), cited => Matches(line, cited));
    }

    [Fact]
    public async Task The_expert_of_ask_gives_the_same_contradictions_with_verified_quotes()
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("ask", folder.Add("a.fountain", Script), "expert", "continuity");

        Assert.Contains("ANA is 30 here and 40 there.", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("~~", outcome.Out, StringComparison.Ordinal);
    }

    private static void Matches(JsonElement schema, JsonElement value)
    {
        var names = value.EnumerateObject().Select(p => p.Name).ToHashSet();
        Assert.Superset(schema.GetProperty("required").EnumerateArray().Select(n => n.GetString()!).ToHashSet(), names);
        Assert.Subset(schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).ToHashSet(), names);
    }
}
