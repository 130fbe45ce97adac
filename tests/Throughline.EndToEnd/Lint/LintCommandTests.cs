using System.Diagnostics;
using System.Text.Json;

namespace Throughline.EndToEnd.Lint;

public sealed class LintCommandTests
{
    private const string Clean = "INT. HALL - DAY\n\nMARA waits.\n\nMARA\nOne.\n";
    private const string Slips = "INT. HALL - DAY\nMARA waits.\n\nMARA\nOne.\n\nILYAS\nTwo.\n\nMARA (CONT'D)\nThree.\n\nINT. - DAY\n\nSuddenly, rain.\n";

    [Fact]
    public async Task A_clean_script_prints_nothing_and_exits_0()
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("lint", folder.Add("a.fountain", Clean));

        Assert.Equal(new Outcome(0, "", "No findings.\n"), outcome);
    }

    [Fact]
    public async Task Findings_are_printed_one_a_line_by_family_and_exit_1()
    {
        using var folder = new TemporaryFolder();
        folder.Add("a.fountain", Slips);

        var outcome = await CommandLine.RunIn(folder.Path, null, "lint", "a.fountain", "--all");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            """
            Format
            a.fountain:1:1 warning TL116 No empty line follows this scene heading. It was read as a heading; other programs may take it for something else. [--fix]
            a.fountain:13:1 warning TL106 This scene heading names no place after INT. Say where the scene is.

            Continuity
            a.fountain:10:1 warning TL208 MARA is marked as continued, but ILYAS spoke last, on line 7. [--fix]

            Craft
            a.fountain:15:1 info TL306 "Suddenly" adds nothing to see. Try the sentence without it, or with a stronger verb.

            """, outcome.Out);
        Assert.Equal("4 findings (3 warning, 1 info); --fix can repair 2.\n", outcome.Error);
    }

    [Fact]
    public async Task Text_of_a_script_cannot_command_the_terminal()
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("lint", folder.Add("a.fountain", "INT. HALL - DAY\n\n@M\e[31mA\u0007:\n[bold]One.[/]\n"));

        Assert.Contains("TL113", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', outcome.Out);
        Assert.DoesNotContain('\u0007', outcome.Out);
    }

    [Fact]
    public async Task Fix_repairs_what_is_safe_and_keeps_mark_and_line_ends()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", "\uFEFF" + Slips.ReplaceLineEndings("\r\n"));

        var outcome = await CommandLine.Run("lint", script, "--fix");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("2 findings were fixed.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("TL106", Assert.Single(outcome.Out.Split('\n'), line => line.Contains("TL", StringComparison.Ordinal)), StringComparison.Ordinal);
        var expected = "\uFEFF" + Slips.Replace("DAY\nMARA", "DAY\n\nMARA", StringComparison.Ordinal).Replace(" (CONT'D)", "", StringComparison.Ordinal).ReplaceLineEndings("\r\n");
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(expected), File.ReadAllBytes(script));
        Assert.Equal(["a.fountain"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Fix_refuses_a_file_that_changed_since_it_was_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a named pipe in the file system, which gives other text each time it is read");
        using var folder = new TemporaryFolder();
        var pipe = folder["a.fountain"];
        using (var make = Process.Start("mkfifo", pipe))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);

        var running = CommandLine.Run("lint", pipe, "--fix");
        await File.WriteAllTextAsync(pipe, Slips, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(pipe, Slips + "\nMore.\n", TestContext.Current.CancellationToken);
        var outcome = await running;

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("was changed", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_found_in_a_folder_above()
    {
        using var folder = new TemporaryFolder();
        folder.Add("throughline.toml", "[lint]\nselect = [\"craft\", \"TL106\"]\n\n[lint.severity]\nheading-without-location = \"error\"\n\n[lint.rules.long-action]\nmax-lines = 0\n");
        Directory.CreateDirectory(folder["drafts"]);

        var outcome = await CommandLine.Run("lint", folder.Add(Path.Combine("drafts", "a.fountain"), Slips));

        Assert.Equal(["TL106", "TL301", "TL301", "TL306"], outcome.Out.Split('\n').Where(line => line.Contains(" TL", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]));
        Assert.Contains("error TL106", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[lint]\nselect = \"TL106\"\n", ":2: lint.select: expected a list")]
    [InlineData("[lint]\n\nselect = [\"TL999\"]\n", ":3: lint.select: expected rule codes")]
    [InlineData("[lint.rules.long-speech]\nmin-lines = 3\n", ":2: lint.rules.long-speech.min-lines: expected max-lines")]
    [InlineData("[lint.rules.long-speech]\nmax-lines = \"3\"\n", ":2: lint.rules.long-speech.max-lines: expected a whole number")]
    [InlineData("[lint.severity]\nTL106 = \"fatal\"\n", ":2: lint.severity.TL106: expected \"error\"")]
    [InlineData("[characters]\nJIM = \"JAMES\"\n", ":2: characters.JIM: expected")]
    [InlineData("[lint\n", ":1: this is not valid TOML")]
    public async Task Wrong_settings_are_named_by_file_and_line(string settings, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Add("throughline.toml", settings);

        var outcome = await CommandLine.Run("lint", folder.Add("a.fountain", Clean));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(file + message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aliases_come_from_the_settings()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Add("a.fountain", "INT. HALL - DAY\n\nJAMES waits.\n\nJAMES\nOne.\n\nINT. YARD - DAY\n\nJIM\nTwo.\n");

        var before = await CommandLine.Run("lint", script);
        folder.Add("throughline.toml", "[characters.aliases]\n\"Jim\" = \"James\"\n");
        var after = await CommandLine.Run("lint", script);

        Assert.Equal((1, 0), (before.ExitCode, after.ExitCode));
    }

    [Theory]
    [InlineData("--select", "TL999")]
    [InlineData("--ignore", "spelling")]
    [InlineData("--format", "xml")]
    public async Task A_word_that_means_nothing_exits_2(string option, string word)
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("lint", folder.Add("a.fountain", Clean), option, word);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(word, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_can_be_looked_through_but_not_repaired()
    {
        var looked = await CommandLine.RunIn(CommandLine.Repository, Slips, "lint", "-");
        var repaired = await CommandLine.RunIn(CommandLine.Repository, Slips, "lint", "-", "--fix");

        Assert.Equal((1, 2), (looked.ExitCode, repaired.ExitCode));
        Assert.Contains("-:10:1 warning TL208", looked.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_says_where_what_and_how_to_repair()
    {
        using var folder = new TemporaryFolder();
        folder.Add("a.fountain", Slips);

        var outcome = await CommandLine.RunIn(folder.Path, null, "lint", "a.fountain", "--format", "json", "--select", "wrong-continued");

        using var json = JsonDocument.Parse(outcome.Out);
        var finding = json.RootElement.GetProperty("findings")[0];
        Assert.Equal("a.fountain", json.RootElement.GetProperty("file").GetString());
        Assert.Equal(("TL208", 10, 1), (finding.GetProperty("code").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()));
        var edit = finding.GetProperty("fix").GetProperty("edits")[0];
        Assert.Equal(" (CONT'D)", Slips.Substring(edit.GetProperty("start").GetInt32(), edit.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task Json_has_the_members_of_its_schema_and_no_others()
    {
        using var folder = new TemporaryFolder();
        var outcome = await CommandLine.Run("lint", folder.Add("a.fountain", Slips), "--format", "json", "--all");
        using var json = JsonDocument.Parse(outcome.Out);
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(CommandLine.Repository, "docs", "json", "lint.schema.json")));
        var item = schema.RootElement.GetProperty("properties").GetProperty("findings").GetProperty("items");

        var required = item.GetProperty("required").EnumerateArray().Select(n => n.GetString()).ToHashSet();
        var known = item.GetProperty("properties").EnumerateObject().Select(p => p.Name).ToHashSet();

        Assert.All(json.RootElement.GetProperty("findings").EnumerateArray(), finding =>
        {
            var names = finding.EnumerateObject().Select(p => p.Name).ToHashSet();
            Assert.Superset(required!, names!);
            Assert.Subset(known, names);
        });
    }

    [Fact]
    public async Task Sarif_describes_the_rules_and_points_at_the_lines()
    {
        using var folder = new TemporaryFolder();
        folder.Add("a script.fountain", Slips);

        var outcome = await CommandLine.RunIn(folder.Path, null, "lint", "a script.fountain", "--format", "sarif", "--select", "TL208");

        using var json = JsonDocument.Parse(outcome.Out);
        var run = json.RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results")[0];
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        Assert.Equal("wrong-continued", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("name").GetString());
        Assert.Equal("a%20script.fountain", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("""{"startLine":10,"startColumn":1,"endLine":10,"endColumn":14,"charOffset":52,"charLength":13}""", JsonSerializer.Serialize(place.GetProperty("region")));
        Assert.Equal(4, result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0].GetProperty("deletedRegion").GetProperty("startColumn").GetInt32() - 1);
    }
}
