using System.Text;
using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Tests.Story;

/// <summary>The reports of whole scripts: as they were looked at, and with numbers that a second hand counts alike.</summary>
public sealed class SampleReportTests
{
    private const string Tide = "samples/a-bit-for-the-tide/a-bit-for-the-tide.fountain";
    private const string Earnest = "samples/the-importance-of-being-earnest/the-importance-of-being-earnest.fountain";
    private const string Feature = "scripts/seoul-identity/seoul-identity.fountain";

    [Theory]
    [InlineData(Tide, "tide.json")]
    [InlineData(Earnest, "earnest.json")]
    public void The_json_of_a_sample_is_as_it_was_looked_at(string sample, string golden) =>
        Golden.Matches(Encoding.UTF8.GetString(ReportJson.Write(Report(Path.Combine(Corpus.Repository, sample)))), golden);

    [Theory]
    [InlineData(Tide)]
    [InlineData(Earnest)]
    public void A_second_count_of_a_sample_comes_to_the_same(string sample) => Agrees(Path.Combine(Corpus.Repository, sample));

    [Fact]
    public void A_second_count_of_a_feature_comes_to_the_same() => Agrees(Corpus.File(Feature));

    private static void Agrees(string path)
    {
        var count = Recount.Of(File.ReadAllText(path));
        var report = Report(path);

        Assert.Equal((count.Headings.Count, count.Speeches.Count, count.Speeches.Sum(s => s.Words), count.ActionWords),
            (report.Extent.Scenes, report.Extent.Speeches, report.Extent.DialogueWords, report.Extent.ActionWords));
        Assert.Equal(count.Headings.Select(h => h.Line), report.Scenes.Select(s => s.At.Line));
        var people = count.Speeches.SelectMany(s => s.Names.Select(n => (Name: n, s.Scene, s.Words, s.Line))).GroupBy(s => s.Name).Select(g => (g.Key, g.Count(), g.Sum(s => s.Words), string.Join(',', g.Select(s => s.Scene).Where(s => s >= 0).Distinct()), g.First().Line, g.Last().Line));
        Assert.Equal(people.Order(), report.People.Select(p => (p.Name, p.Speeches, p.Words, string.Join(',', p.SpeakingScenes), p.First.Line, p.Last.Line)).Order());
        AgreesOnSpeeches(count, report);
        AgreesOnHeadings(count, report);
    }

    private static void AgreesOnSpeeches(Recount count, ScriptReport report)
    {
        var words = count.Speeches.Select(s => s.Words).Order().ToList();

        Assert.Equal(words[(words.Count - 1) / 2], report.Rhythm.MedianSpeechWords);
        Assert.Equal(words[^1], report.Rhythm.LongestSpeeches[0].Words);
        Assert.All(report.Rhythm.SpeechLengths, c => Assert.Equal(words.Count(w => w >= c.From && w <= (c.To ?? int.MaxValue)), c.Speeches));
        Assert.All(report.Conversations.Pairs, p => Assert.Equal(count.Exchanges(report.Conversations.Names[p.First], report.Conversations.Names[p.Second]), p.Exchanges));
    }

    private static void AgreesOnHeadings(Recount count, ScriptReport report)
    {
        Assert.Equal(count.Headings.Count(h => h.Text.StartsWith("INT. ", StringComparison.Ordinal)), Scenes(report, Setting.Interior));
        Assert.Equal(count.Headings.Count(h => h.Text.StartsWith("EXT. ", StringComparison.Ordinal)), Scenes(report, Setting.Exterior));
        Assert.All(report.Places, p => Assert.Equal(count.Headings.Count(h => InPlace(h.Text, p.Name)), p.Scenes.Length));
        Assert.All(report.Settings.TakenOver, s => Assert.Matches("CONTINUOUS|LATER|SAME", count.Headings[s].Text));
    }

    private static int Scenes(ScriptReport report, Setting setting) => report.Settings.Cells.Where(c => c.Setting == setting).Sum(c => c.Scenes.Length);

    private static bool InPlace(string heading, string place)
    {
        var rest = heading[(heading.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return rest.StartsWith(place, StringComparison.OrdinalIgnoreCase) && (rest.Length == place.Length || rest[place.Length..].StartsWith(" - ", StringComparison.Ordinal) || rest[place.Length..].StartsWith(" (", StringComparison.Ordinal));
    }

    private static ScriptReport Report(string path) => ScriptReport.Of(ScreenplayReader.Read(File.ReadAllBytes(path), Path.GetFileName(path)).Screenplay);
}
