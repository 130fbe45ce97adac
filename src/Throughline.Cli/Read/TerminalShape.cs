using Throughline.Story;

namespace Throughline.Cli.Read;

/// <summary>The rhythm of scenes, acts or candidates, and how long people speak.</summary>
internal static class TerminalShape
{
    private const int MostSections = 30;

    public static void Write(TerminalReport page, ScriptReport report)
    {
        if (report.Scenes.IsEmpty && report.Shape.Sections.IsEmpty && report.Extent.DialogueWords == 0)
            return;
        page.Chapter("Shape");
        if (!report.Scenes.IsEmpty)
            WriteRhythm(page, report);
        if (!report.Shape.Sections.IsEmpty)
            WriteSections(page, report);
        else if (!report.Shape.Candidates.IsEmpty)
            WriteCandidates(page, report);
        WriteSpeeches(page, report);
    }

    // One column for each stretch of the script: the mean height of the scenes that touch it.
    private static void WriteRhythm(TerminalReport page, ScriptReport report)
    {
        var columns = Math.Min(page.Measure, report.Scenes.Length);
        var raw = new int[columns];
        var smooth = new int[columns];
        var count = new int[columns];
        foreach (var scene in report.Scenes)
        {
            var column = (int)((long)scene.Index * columns / report.Scenes.Length);
            raw[column] += scene.Lines * 9;
            smooth[column] += report.Rhythm.Scenes[scene.Index].SmoothedNinths;
            count[column]++;
        }

        for (var i = 0; i < columns; i++)
            (raw[i], smooth[i]) = (raw[i] / count[i], smooth[i] / count[i]);
        var perColumn = report.Scenes.Length > columns ? ", where they are many the mean of neighbours" : "";
        page.Line().Add($"Length of scenes in order{perColumn}; below, smoothed over five", Ink.Soft);
        foreach (var row in TerminalCharts.Columns(raw, 3))
            page.Line().Add(row, Ink.Mark);
        foreach (var row in TerminalCharts.Columns(smooth, 1))
            page.Line().Add(row, Ink.Second);
        var first = $"p. {report.Scenes[0].At.Page}";
        var last = $"p. {report.Scenes[^1].At.Page}";
        if (columns >= 20)
            page.Line().Add(first, Ink.Soft).Right(last, Math.Max(last.Length + 1, columns - first.Length), Ink.Soft);
        page.Line();
    }

    private static void WriteSections(TerminalReport page, ScriptReport report)
    {
        var wide = page.Measure - 30;
        page.Line().Left("As you marked it", wide, Ink.Soft).Right("page", 8, Ink.Soft).Right("scenes", 10, Ink.Soft).Right("length", 12, Ink.Soft);
        var depth = DeepestThatFits(report);
        var written = 0;
        foreach (var section in report.Shape.Sections)
        {
            if (section.Depth > depth || written == MostSections)
                continue;
            written++;
            page.Line().Left(new string(' ', 2 * (section.Depth - 1)) + section.Title, wide, section.Depth == 1 ? Ink.Strong : Ink.Plain)
                .Right(TerminalReport.Number(section.At.Page), 8).Right(TerminalReport.Number(section.Scenes.Length), 10).Right(section.Length.ToString(), 12);
        }

        if (report.Shape.Sections.Length > written)
            page.Line().Add($"and {report.Shape.Sections.Length - written} more sections", Ink.Soft);
        page.Line();
    }

    // An outline of a hundred steps is shown by its acts.
    private static int DeepestThatFits(ScriptReport report)
    {
        int depth = 6, shallowest = 6;
        foreach (var section in report.Shape.Sections)
            shallowest = Math.Min(shallowest, section.Depth);
        while (depth > shallowest && report.Shape.Sections.Count(s => s.Depth <= depth) > MostSections)
            depth--;
        return depth;
    }

    private static void WriteCandidates(TerminalReport page, ScriptReport report)
    {
        page.Say("Where it may turn: candidates only. People, places and pace change most at once here.", Ink.Soft);
        var wide = page.Measure - 38;
        page.Line().Left("scene", wide, Ink.Soft).Right("page", 6, Ink.Soft).Right("way in", 8, Ink.Soft).Right("people", 8, Ink.Soft).Right("places", 8, Ink.Soft).Right("pace", 8, Ink.Soft);
        foreach (var point in report.Shape.Candidates)
        {
            var scene = report.Scenes[point.Scene];
            page.Line().Left($"{scene.Label}  {scene.Heading}", wide).Right(TerminalReport.Number(scene.At.Page), 6).Right(Prose.Percent(point.Position, 1000), 8)
                .Right(Change(point.CastChange), 8).Right(Change(point.PlaceChange), 8).Right(Change(point.RhythmChange), 8);
            if (!point.Arrivals.IsEmpty)
                page.Say("first heard in it: " + string.Join(", ", point.Arrivals), Ink.Soft, 4);
        }

        page.Line();
    }

    private static void WriteSpeeches(TerminalReport page, ScriptReport report)
    {
        var rhythm = report.Rhythm;
        if (report.Extent.DialogueWords == 0)
            return;
        page.Line().Add("Words in a speech", Ink.Soft).Add($"   half have {rhythm.MedianSpeechWords} or fewer", Ink.Soft);
        var most = 1;
        foreach (var lengths in rhythm.SpeechLengths)
            most = Math.Max(most, lengths.Speeches);
        foreach (var lengths in rhythm.SpeechLengths)
            page.Line().Left(Prose.Name(lengths), 10).Right(TerminalReport.Number(lengths.Speeches), 6).Add("  ").Add(TerminalCharts.Bar(lengths.Speeches, most, page.Measure - 20), Ink.Mark);
        var longest = rhythm.LongestSpeeches[0];
        page.Line().Add($"The longest: {longest.Name}, {longest.Words} words, page {longest.At.Page}, line {longest.At.Line}", Ink.Soft);
    }

    private static string Change(double change) => Prose.Percent((int)Math.Round(change * 1000, MidpointRounding.AwayFromZero), 1000);
}
