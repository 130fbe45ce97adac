using System.Diagnostics;

namespace Throughline.EndToEnd.Vfx;

public sealed class TurnoverMediaTests
{
    private static readonly string Harbour = Path.Combine(CommandLine.Repository, "samples", "harbour", "harbour.edl");

    [Fact]
    public async Task A_turnover_has_pictures_and_movies_where_the_media_is_there()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["rushes"]);
        Rushes(folder["rushes/A001C003_230101_R1AB.mov"], "10:00:00:00");

        var outcome = await CommandLine.Run("vfx", "turnover", Harbour, "--media", folder["rushes"], "--thumbnails", "--reference", "-o", folder["t"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("1 thumbnail, 1 reference movie.", outcome.Error, StringComparison.Ordinal);
        Assert.True(new FileInfo(folder["t/reference/HB_012_0010_PL01_v001.mov"]).Length > 10_000);
        Assert.Contains("data:image/jpeg;base64", File.ReadAllText(folder["t/count-sheet.html"]), StringComparison.Ordinal);
        var manifest = File.ReadAllText(folder["t/manifest.sha256"]);
        Assert.Contains("  reference/HB_012_0010_PL01_v001.mov", manifest, StringComparison.Ordinal);
        Assert.Contains("  thumbnails/HB_012_0010.jpg", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Media_that_is_missing_is_said_and_the_turnover_is_made()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["rushes"]);
        Rushes(folder["rushes/another.mov"], "10:00:00:00");

        var outcome = await CommandLine.Run("vfx", "turnover", Harbour, "--media", folder["rushes"], "--thumbnails", "-o", folder["t"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("VFX601", outcome.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["t/turnover.json"]));
    }

    [Fact]
    public async Task Pictures_without_a_folder_of_media_are_asked_for_in_vain()
    {
        using var folder = new TemporaryFolder();

        var outcome = await CommandLine.Run("vfx", "turnover", Harbour, "--thumbnails", "-o", folder["t"]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--media FOLDER", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["t"]));
    }

    private static void Rushes(string path, string timecode)
    {
        var start = new ProcessStartInfo("ffmpeg") { UseShellExecute = false, RedirectStandardError = true };
        foreach (var argument in (string[])["-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=24", "-t", "15", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-timecode", timecode, path])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
