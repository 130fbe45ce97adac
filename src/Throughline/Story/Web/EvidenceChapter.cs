using System.Collections.Immutable;
using Throughline.Reports;

namespace Throughline.Story.Web;

/// <summary>The lines and scenes behind each number that rests on more than one.</summary>
internal static class EvidenceChapter
{
    private const int MostPeople = 200;
    private const int MostLinks = 1000;

    public static void Write(Html html, ScriptReport report)
    {
        if (report.People.IsEmpty && report.Scenes.IsEmpty)
            return;
        html.Raw("<section id=\"evidence\" class=\"evidence\">\n<h2>The lines behind the numbers</h2>\n<p class=\"note\">By line of the file, and by scene.</p>\n");
        var lines = LinesOf(report);
        if (!report.People.IsEmpty)
            html.Raw("<h3>Who speaks</h3>\n");
        for (var i = 0; i < Math.Min(MostPeople, report.People.Length); i++)
            WritePerson(html, report, report.People[i], lines[report.People[i].Order]);
        WritePairs(html, report);
        WriteWords(html, report);
        WriteLengths(html, report);
        WriteWorld(html, report);
        html.Raw("</section>\n");
    }

    /// <summary>True when a person has an entry here.</summary>
    public static bool Has(int place) => place < MostPeople;

    private static List<Where>[] LinesOf(ScriptReport report)
    {
        var lines = new List<Where>[report.People.Length];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = [];
        foreach (var speech in report.Speeches)
        {
            foreach (var speaker in speech.Speakers)
                lines[speaker].Add(speech.At);
        }

        return lines;
    }

    private static void WritePerson(Html html, ScriptReport report, Person person, List<Where> lines)
    {
        html.Add($"<p id=\"p{person.Order}\"><b dir=\"auto\">{person.Name}</b> speaks on lines ").Lines(lines, MostLinks);
        if (!person.SpeakingScenes.IsEmpty)
            html.Raw("; in scenes ").Scenes(report, person.SpeakingScenes, MostLinks);
        if (!person.SilentScenes.IsEmpty)
            html.Raw("; there, and silent, in scenes ").Scenes(report, person.SilentScenes, MostLinks);
        html.Raw(".</p>\n");
    }

    private static void WritePairs(Html html, ScriptReport report)
    {
        var talk = report.Conversations;
        if (!talk.Pairs.IsEmpty)
            html.Raw("<h3>Who answers whom</h3>\n");
        foreach (var pair in talk.Pairs)
        {
            html.Add($"<p id=\"c{pair.First}-{pair.Second}\"><b dir=\"auto\">{talk.Names[pair.First]} and {talk.Names[pair.Second]}</b>");
            if (!pair.Answers.IsEmpty)
                html.Raw(" answer each other on lines ").Lines(pair.Answers, MostLinks);
            if (!pair.Scenes.IsEmpty)
                html.Raw(pair.Answers.IsEmpty ? " both speak in scenes " : "; both speak in scenes ").Scenes(report, pair.Scenes, MostLinks);
            html.Raw(".</p>\n");
        }
    }

    private static void WriteWords(Html html, ScriptReport report)
    {
        var heading = "<h3>Words of their own</h3>\n";
        for (var v = 0; v < report.Voices.People.Length; v++)
        {
            var voice = report.Voices.People[v];
            if (voice.OwnWords.IsEmpty)
                continue;
            html.Raw(heading);
            heading = "";
            var person = report.People.First(p => p.Name == voice.Name);
            for (var i = 0; i < voice.OwnWords.Length; i++)
                html.Add($"<p id=\"w{v}-{i}\"><b dir=\"auto\">{voice.Name}, {voice.OwnWords[i].Word}</b>: said on lines ").Lines(LinesWith(report, person.Order, voice.OwnWords[i].Word), MostLinks).Raw(".</p>\n");
        }
    }

    private static List<Where> LinesWith(ScriptReport report, int person, string word)
    {
        var lines = new List<Where>();
        foreach (var speech in report.Speeches)
        {
            if (speech.Alone != person)
                continue;
            var words = new WordSplitter(speech.Text.Replace('’', '\''));
            while (words.Next())
            {
                if (!words.Word.Equals(word, StringComparison.OrdinalIgnoreCase))
                    continue;
                lines.Add(speech.At);
                break;
            }
        }

        return lines;
    }

    private static void WriteLengths(Html html, ScriptReport report)
    {
        if (report.Extent.DialogueWords == 0)
            return;
        html.Raw("<h3>Speeches by their words</h3>\n");
        for (var i = 0; i < report.Rhythm.SpeechLengths.Length; i++)
        {
            var lengths = report.Rhythm.SpeechLengths[i];
            var lines = new List<Where>();
            foreach (var speech in report.Speeches)
            {
                if (speech.Words >= lengths.From && (lengths.To is null || speech.Words <= lengths.To))
                    lines.Add(speech.At);
            }

            if (lines.Count > 0)
                html.Add($"<p id=\"k{i}\"><b>{Prose.Name(lengths)} words</b>: lines ").Lines(lines, MostLinks).Raw(".</p>\n");
        }
    }

    private static void WriteWorld(Html html, ScriptReport report)
    {
        if (report.Extent.Scenes == 0)
            return;
        html.Raw("<h3>Where and when</h3>\n");
        for (var i = 0; i < report.Settings.Cells.Length; i++)
        {
            var cell = report.Settings.Cells[i];
            html.Add($"<p id=\"m{i}\"><b>{Prose.Name(cell.Setting)} {Prose.Name(cell.Light)}</b>: scenes ").Scenes(report, cell.Scenes, MostLinks).Raw(".</p>\n");
        }

        var left = PlaceChapter.MostPlaces;
        WritePlaces(html, report, report.Places, "", 0, ref left);
    }

    private static void WritePlaces(Html html, ScriptReport report, ImmutableArray<Place> places, string whole, int depth, ref int left)
    {
        foreach (var place in places)
        {
            if (left-- <= 0)
                return;
            html.Add($"<p id=\"{Links.Id(place, depth)}\"><b dir=\"auto\">{whole}{place.Name}</b>: scenes ").Scenes(report, place.Scenes, MostLinks).Raw(".</p>\n");
            WritePlaces(html, report, place.Parts, whole + place.Name + " – ", depth + 1, ref left);
        }
    }
}
