using System.Text.Json;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Tests.Screenplays.Layout;

public sealed class ParityTests
{
    [Theory]
    [InlineData("gumshoe", "source.fdx")]
    [InlineData("gumshoe", "source.fountain")]
    [InlineData("little-women", "source.fdx")]
    [InlineData("little-women", "source.fountain")]
    [InlineData("big-fish", "source.fdx")]
    [InlineData("big-fish", "source.fountain")]
    [InlineData("mostly-genius", "source.fdx")]
    [InlineData("mostly-genius", "source.fountain")]
    [InlineData("vikings", "source.fdx")]
    [InlineData("vikings", "source.fountain")]
    public void Every_element_stands_on_the_page_that_Final_Draft_gave_it(string name, string file)
    {
        Assert.SkipUnless(name is "gumshoe" or "little-women" || Corpus.Missing is null && File.Exists(Corpus.File($"pagination/{name}/source/{file}")), $"pagination/{name} of SimonGZ/jumpcut is not in the corpus");
        using var canonical = JsonDocument.Parse(File.ReadAllText(Corpus.File($"pagination/{name}/canonical/page-breaks.json")));
        var theirs = Theirs(canonical.RootElement);
        var script = Read(Corpus.File($"pagination/{name}/source/{file}"));
        if (script.Format == ScreenplayFormat.Fountain)
            theirs = [.. Printed(Read(Corpus.File($"pagination/{name}/source/source.fdx"))).Zip(theirs).Where(e => !e.First.Element.Text.Plain.AsSpan().Trim().IsEmpty).Select(e => e.Second)];

        var ours = Printed(script).Select(e => PagesOf(PageLayout.Of(script).Elements[e.Index])).ToList();

        Assert.Equal(canonical.RootElement.GetProperty("pages").GetArrayLength(), PageLayout.Of(script).Pages);
        Assert.Equal(theirs, ours);
    }

    public static TheoryData<string> Probes => Corpus.Missing is not null ? [""] :
        [.. Directory.EnumerateFiles(Corpus.File("pagination/fd-probes"), "expected.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Probes))]
    public void A_speech_breaks_where_Final_Draft_breaks_it(string file)
    {
        Assert.SkipWhen(file.Length == 0, Corpus.Missing ?? "");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        Check(file, json);
    }

    private static void Check(string file, JsonDocument json)
    {
        var expected = json.RootElement.GetProperty("expected");
        var script = Read(Path.Combine(Path.GetDirectoryName(file)!, "source.fountain"));
        var map = PageLayout.Of(script);
        var target = json.RootElement.GetProperty("target").GetProperty("contains_text").GetString()!;
        var at = Enumerable.Range(0, map.Elements.Length).First(i => script.Elements[i] is Dialogue && script.Elements[i].Text.Plain.Contains(target, StringComparison.Ordinal));

        if (expected.GetProperty("kind").GetString() == "split")
        {
            Assert.EndsWith(expected.GetProperty("top_fragment_ends_with").GetString()!, Fragment(script, map, at, 1, last: true), StringComparison.Ordinal);
            Assert.StartsWith(expected.GetProperty("bottom_fragment_starts_with").GetString()!, Fragment(script, map, at, 2, last: false), StringComparison.Ordinal);
        }
        else
        {
            var whole = expected.GetProperty("whole_on_page").GetInt32();
            var starts = expected.GetProperty("starts_with").GetString()!;
            var first = Enumerable.Range(0, map.Elements.Length).First(i => script.Elements[i].Text.Plain.StartsWith(starts, StringComparison.Ordinal));
            Assert.Equal([whole], PagesOf(map.Elements[first]));
            Assert.Equal([whole], PagesOf(map.Elements[at]));
        }
    }

    // The last of a speech's words on a page, or the first.
    private static string Fragment(Screenplay script, PageMap map, int near, int page, bool last)
    {
        var found = new List<string>();
        for (var i = 0; i < map.Elements.Length; i++)
        {
            if (!script.Elements[i].IsSpeechPart || Math.Abs(i - near) > 2)
                continue;
            for (var part = map.Elements[i]; part is not null; part = part.Rest)
            {
                if (part.Page == page)
                    found.Add(script.Elements[i].Text.Plain[part.TextStart..(part.Rest?.TextStart ?? script.Elements[i].Text.Plain.Length)].Trim());
            }
        }

        return last ? found[^1] : found[0];
    }

    private static List<List<int>> Theirs(JsonElement canonical)
    {
        var titles = canonical.GetProperty("scope").GetProperty("title_page_count").GetInt32();
        return [.. canonical.GetProperty("pages").EnumerateArray()
            .SelectMany(p => p.GetProperty("items").EnumerateArray().Select(i => (Id: i.GetProperty("element_id").GetString()!, Page: p.GetProperty("number").GetInt32() - titles)))
            .GroupBy(i => i.Id, StringComparer.Ordinal).Select(g => g.Select(i => i.Page).ToList())];
    }

    private static IEnumerable<(Element Element, int Index)> Printed(Screenplay script) =>
        script.Elements.Select((e, i) => (e, i)).Where(e => e.e is { IsPrinted: true } and not PageBreak);

    private static List<int> PagesOf(ElementPlace place)
    {
        var pages = new List<int>();
        for (var part = place; part is not null; part = part.Rest)
            pages.Add(part.Page);
        return pages;
    }

    private static Screenplay Read(string file) => ScreenplayReader.Read(File.ReadAllBytes(file), file).Screenplay;
}
