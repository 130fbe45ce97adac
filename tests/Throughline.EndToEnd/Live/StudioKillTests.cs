using System.Globalization;

namespace Throughline.EndToEnd.Live;

/// <summary>Ends the studio as a power cut would while people write; bench/kill-studio does it 200 times.</summary>
public sealed class StudioKillTests
{
    private const int Writers = 8;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("THROUGHLINE_STUDIO_KILLS") ?? "10", CultureInfo.InvariantCulture);

    [Fact]
    public async Task What_was_acknowledged_is_there_once_however_often_the_studio_is_killed()
    {
        using var folder = new TemporaryFolder();
        using var studio = await StudioProcess.StartAsync(Path.Combine(CommandLine.Repository, "throughline"), folder.Path);
        var production = await studio.SampleAsync();
        using var crowd = new WritingCrowd(Enumerable.Range(0, Writers).Select(i => new HeadlessWriter(studio.Address, production, studio.Cookie, i)), 8);
        var random = new Random(5);

        for (var i = 0; i < Kills; i++)
        {
            // At any moment of the work: after so many more acknowledgements as chance has it.
            await crowd.WriteAsync(random.Next(1, 60), $"round {i}");
            await studio.KillAsync();
            await studio.RestartAsync();
        }

        using var visitor = studio.Visitor();
        var edits = await crowd.EndAsync([visitor], production);
        TestContext.Current.SendDiagnosticMessage($"{Kills} kills, {edits} edits, {crowd.Writers.Sum(writer => writer.Connections)} connections");
    }
}
