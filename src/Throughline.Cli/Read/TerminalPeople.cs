using System.Globalization;
using System.Text;
using Throughline.Story;

namespace Throughline.Cli.Read;

/// <summary>Who speaks, with whom, how; and who does not.</summary>
internal static class TerminalPeople
{
    private const int MostPeople = 14;
    private const int MostPairs = 8;

    public static void Write(TerminalReport page, ScriptReport report)
    {
        if (report.People.IsEmpty)
            return;
        page.Chapter("People");
        WriteTable(page, report);
        WritePairs(page, report);
        WriteVoices(page, report);
        WriteSilence(page, report);
    }

    private static void WriteTable(TerminalReport page, ScriptReport report)
    {
        var name = Math.Clamp(page.Measure / 4, 14, 24);
        var strip = Math.Max(1, page.Measure - name - 7 - 6 - 8 - 9 - 9 - 2);
        page.Line().Left("", name).Right("words", 7, Ink.Soft).Right("", 6).Right("scenes", 8, Ink.Soft).Right("pages", 9, Ink.Soft).Add("  ").Left(strip < 16 ? "presence" : "where they speak", strip, Ink.Soft).Right("away", 9, Ink.Soft);
        for (var i = 0; i < Math.Min(MostPeople, report.People.Length); i++)
        {
            var person = report.People[i];
            var pages = person.First.Page == person.Last.Page ? TerminalReport.Number(person.First.Page) : $"{person.First.Page}–{person.Last.Page}";
            page.Line().Left(person.Name, name, i == 0 ? Ink.Strong : Ink.Plain).Right(TerminalReport.Number(person.Words), 7).Right(Prose.Percent(person.Words, report.Extent.DialogueWords), 6, Ink.Soft)
                .Right(TerminalReport.Number(person.SpeakingScenes.Length), 8).Right(pages, 9).Add("  ").Left(Strip(person, report, strip), strip, Ink.Mark)
                .Right(person.Absence?.Length.ToString() ?? "", 9, Ink.Soft);
        }

        if (report.People.Length > MostPeople)
            page.Line().Add($"and {report.People.Length - MostPeople} more", Ink.Soft);
        page.Line().Add("away: the longest stretch between two appearances, in pages", Ink.Soft);
    }

    // A block where they speak, a dot where they are only named.
    private static string Strip(Person person, ScriptReport report, int columns)
    {
        var strip = new StringBuilder(new string(' ', columns));
        foreach (var scene in person.SilentScenes)
            strip[(int)((long)scene * columns / report.Scenes.Length)] = '·';
        foreach (var scene in person.SpeakingScenes)
            strip[(int)((long)scene * columns / report.Scenes.Length)] = '▄';
        return strip.ToString();
    }

    private static void WritePairs(TerminalReport page, ScriptReport report)
    {
        var talk = report.Conversations;
        if (talk.Pairs.IsEmpty || talk.Pairs[0].Exchanges == 0)
            return;
        page.Chapter("Who speaks with whom");
        var name = Math.Clamp(page.Measure * 2 / 5, 24, 46);
        page.Line().Left("", name).Right("exchanges", 11, Ink.Soft).Right("scenes", 9, Ink.Soft);
        for (var i = 0; i < Math.Min(MostPairs, talk.Pairs.Length) && talk.Pairs[i].Exchanges > 0; i++)
        {
            var pair = talk.Pairs[i];
            page.Line().Left($"{talk.Names[pair.First]} and {talk.Names[pair.Second]}", name).Right(TerminalReport.Number(pair.Exchanges), 11).Right(TerminalReport.Number(pair.Scenes.Length), 9)
                .Add("  ").Add(TerminalCharts.Bar(pair.Exchanges, talk.Pairs[0].Exchanges, page.Measure - name - 24), Ink.Mark);
        }
    }

    private static void WriteVoices(TerminalReport page, ScriptReport report)
    {
        if (report.Voices.People.IsEmpty)
            return;
        page.Chapter("Voices");
        var hasDelta = report.Voices.People[0].Distinctness is not null;
        var name = Math.Clamp(page.Measure / 4, 14, 24);
        if (hasDelta)
            page.Line().Left("", name).Right("distance", 10, Ink.Soft).Add("  ").Left("nearest", name, Ink.Soft).Add("words of their own", Ink.Soft);
        foreach (var voice in report.Voices.People)
        {
            var line = page.Line().Left(voice.Name, name);
            if (hasDelta)
                line.Right(voice.Distinctness!.Value.ToString("0.00", CultureInfo.InvariantCulture), 10).Add("  ").Left(voice.Nearest!, name - 1, Ink.Soft).Add(" ");
            line.Add(Fitting(voice, page.Measure + 2 - line.Columns), Ink.Second);
        }

        if (hasDelta)
            page.Say($"distance: Burrows's Delta to the other voices over the {report.Voices.CommonWords} commonest words; the smaller, the more alike", Ink.Soft);
    }

    // Whole words only: half a word says nothing.
    private static string Fitting(Voice voice, int columns)
    {
        var text = "";
        foreach (var word in voice.OwnWords)
        {
            var longer = text.Length == 0 ? word.Word : text + ", " + word.Word;
            if (Screenplays.Layout.LineCount.Columns(longer) > columns)
                break;
            text = longer;
        }

        return text;
    }

    private static void WriteSilence(TerminalReport page, ScriptReport report)
    {
        if (report.Uncued.IsEmpty)
            return;
        page.Line();
        page.Say("Introduced, and never heard: " + string.Join(", ", report.Uncued.Select(u => $"{u.Name} (p. {u.Mentions[0].Page})")), Ink.Soft);
    }
}
