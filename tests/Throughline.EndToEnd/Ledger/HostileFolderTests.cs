using System.Diagnostics;

namespace Throughline.EndToEnd.Ledger;

/// <summary>Productions as they come back from other people's machines: with rights, links and disks that do not fit.</summary>
public sealed class HostileFolderTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string Tide => _folder["tide"];

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, (await CommandLine.Run("new", "Tide", Tide, "--as", "Ana")).ExitCode);
        Assert.Equal(0, (await CommandLine.Run("draft", "add", _folder.Add("white.fountain", "INT. HALL - DAY\n\nRain.\n"), "--production", Tide, "--as", "Ana")).ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await Shell($"chmod -R u+rwX '{_folder.Path}'");
        _folder.Dispose();
    }

    [Fact]
    public async Task On_a_medium_that_is_only_read_it_is_read_and_verified_and_not_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs setpriv.");
        await Shell($"rm -f '{Tide}'/production.db-*; chmod 755 '{_folder.Path}'; chmod -R a+rX,a-w '{Tide}'; rm -rf '{_folder["keys"]}'; mkdir -m 777 '{_folder["keys"]}'");

        var listed = await AsNobody($"draft list --production '{Tide}'");
        var verified = await AsNobody($"ledger verify --production '{Tide}'");
        var written = await AsNobody($"draft add '{_folder["white.fountain"]}' --production '{Tide}'");

        Assert.Equal((0, 0, 3), (listed.ExitCode, verified.ExitCode, written.ExitCode));
        Assert.Contains("white.fountain", listed.Out, StringComparison.Ordinal);
        Assert.Contains("you may read this production but not write in it", written.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Tide), path => path.EndsWith("-shm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_is_named_when_somebody_writes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs setpriv.");
        await Shell($"chmod 755 '{_folder.Path}'; chmod -R a+rwX '{Tide}'; chmod 444 '{Tide}'/production.db; mkdir -m 777 '{_folder["keys"]}'");

        var written = await AsNobody($"draft add '{_folder["white.fountain"]}' --production '{Tide}'");

        Assert.Equal(3, written.ExitCode);
        Assert.Contains($"{Tide}/production.db: you may read this production but not write in it", written.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_may_not_be_read_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs setpriv.");
        await Shell($"chmod 755 '{_folder.Path}'; chmod -R a+rwX '{Tide}'; chmod 000 '{Tide}'/production.db; mkdir -m 777 '{_folder["keys"]}'");

        var listed = await AsNobody($"draft list --production '{Tide}'");

        Assert.Equal(3, listed.ExitCode);
        Assert.Contains($"{Tide}/production.db: you may not read this file", listed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_full_disk_nothing_is_lost_and_nothing_half_added()
    {
        var disk = Directory.CreateDirectory(_folder["disk"]).FullName;
        var mount = $"mount -t tmpfs -o size=1m none '{disk}'";
        Assert.SkipUnless((await Shell($"unshare -rm bash -c \"{mount}\"")).ExitCode == 0, "A small disk cannot be made here.");
        var large = _folder.Add("large.fountain", string.Concat(Enumerable.Range(0, 40_000).Select(i => $"Line {i} of a very long draft.\n\n")));
        var events = _folder.Add("events", string.Concat(Enumerable.Repeat("{\"kind\":\"edited\"}\n", 5_000)));
        var throughline = $"'{CommandLine.Repository}/artifacts/throughline/Throughline.Cli'";

        var told = await Shell($"""
            unshare -rm bash -c "{mount} && cp -r '{Tide}' '{disk}/tide' && cd '{disk}/tide' && rm -f *-shm *-wal
            {throughline} draft add '{large}'; echo draft \$?
            {throughline} ledger append '{events}' | tail -n 1; echo append \${"{"}PIPESTATUS[0]{"}"}
            {throughline} ledger append '{events}' | tail -n 1; echo append \${"{"}PIPESTATUS[0]{"}"}
            mount -o remount,size=40m '{disk}'
            {throughline} draft list; {throughline} ledger verify | grep -e 'entries, ' -e Nothing; find content -name '*.tmp'"
            """);

        var lines = told.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines is ["draft 3", _, "append 3", "append 3", ..] && lines[^3].EndsWith("white.fountain", StringComparison.Ordinal), told.Out + told.Error);
        Assert.Equal("Nothing was changed, removed, put in or moved.", lines[^1]);
        Assert.Equal(int.Parse(lines[1], System.Globalization.CultureInfo.InvariantCulture) + 1, int.Parse(lines[^2].Split("entries")[0].Split(':')[1].Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain("stopped:", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_whose_file_was_changed_is_a_finding_of_verify()
    {
        var file = Directory.EnumerateFiles(Path.Combine(Tide, "content"), "*", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(file, "more", TestContext.Current.CancellationToken);

        var verified = await CommandLine.Run("ledger", "verify", "--production", Tide);

        Assert.Equal(1, verified.ExitCode);
        Assert.Contains("FAULT The file of draft 1 (white.fountain) is missing or was changed.\n1 fault.\n", verified.Out, StringComparison.Ordinal);
    }

    // Root may write everywhere, so that the command is run as somebody who may not.
    private Task<Outcome> AsNobody(string command)
    {
        var who = Environment.IsPrivilegedProcess ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : "";
        return Shell($"THROUGHLINE_KEYS='{_folder["keys"]}' {who} '{CommandLine.Repository}/artifacts/throughline/Throughline.Cli' {command}");
    }

    private static async Task<Outcome> Shell(string script)
    {
        var start = CommandLine.Start(CommandLine.Repository);
        start.FileName = "/bin/bash";
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await error);
    }
}
