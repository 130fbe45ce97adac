using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Screenplays.Fountain;
using Throughline.Screenplays.Layout;
using Throughline.Screenplays.Production;
using Throughline.Tests.Screenplays.FinalDraft;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.Production;

public sealed class ProductionTests
{
    [Fact]
    public void A_script_without_numbers_is_numbered_from_one() =>
        Assert.Equal(["1", "2"], Numbers(SceneNumbering.Complete(Fountain("INT. A - DAY\n\nRain.\n\nINT. B - DAY\n"))));

    [Fact]
    public void New_scenes_of_a_numbered_script_get_letters() =>
        Assert.Equal(["A1", "1", "1A", "1B", "2", "3"], Numbers(SceneNumbering.Complete(Fountain("INT. N - DAY\n\nINT. A - DAY #1#\n\nINT. X - DAY\n\nINT. Y - DAY\n\nINT. B - DAY #2#\n\nINT. C - DAY\n"))));

    [Fact]
    public void Numbering_a_Final_Draft_file_touches_only_its_headings()
    {
        var script = Fdx.Script("\n<Paragraph Type=\"Scene Heading\"><Text Font=\"Odd\">INT. A</Text></Paragraph>\n<Paragraph Type=\"Action\"><Text>Rain.</Text></Paragraph>\n", "<Unknown a=\"1\"/>");

        var written = Fdx.Write(SceneNumbering.Complete(script));

        Assert.Equal(script.Source.Text.Replace("<Paragraph Type=\"Scene Heading\">", "<Paragraph Type=\"Scene Heading\" Number=\"1\">", StringComparison.Ordinal), written);
    }

    [Fact]
    public void An_omitted_scene_keeps_its_number_and_its_text_in_Final_Draft()
    {
        var script = Fdx.Script(Heading("12", "INT. A") + Action("Rain.") + Heading("13", "INT. B") + Action("Sun."));

        var read = Fdx.Read(Fdx.Write(SceneOmission.Omit(script, "12")!)).Screenplay;

        var omitted = Assert.IsType<SceneHeading>(read.Elements[0]);
        Assert.Equal(("12", "OMITTED", true), (omitted.Number, omitted.Text.Plain, omitted.IsOmitted));
        Assert.Equal(["INT. A", "Rain."], omitted.OmittedElements.Select(e => e.Text.Plain));
        Assert.Equal(["OMITTED", "INT. B", "Sun."], read.Elements.Select(e => e.Text.Plain));
    }

    [Fact]
    public void An_omitted_scene_of_Fountain_keeps_its_text_in_a_comment()
    {
        var script = Fountain("INT. A - DAY #12#\n\nRain.\n\nINT. B - DAY #13#\n\nSun.\n");

        var text = Text(SceneOmission.Omit(script, "12")!);

        Assert.StartsWith(".OMITTED #12#\n\n/*", text, StringComparison.Ordinal);
        Assert.Contains("Rain.", text, StringComparison.Ordinal);
        Assert.EndsWith("INT. B - DAY #13#\n\nSun.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Locked_pages_that_began_in_an_omitted_scene_of_Fountain_keep_their_numbers()
    {
        var script = Fountain("INT. A - DAY #12#\n\nRain.\n\n[[page: 4]]\n\nHail.\n\nBOB\nWet. [[page: 5]]Cold.\n\nINT. B - DAY #13#\n\nSun.\n");

        var omitted = Fountain(Text(SceneOmission.Omit(script, "12")!));
        var map = PageLayout.Of(omitted);

        Assert.Equal(["1", "4-5"], Enumerable.Range(1, map.Pages).Select(map.LabelOf));
        Assert.Equal(2, map.Elements[omitted.Elements.ToList().FindIndex(e => e.Text.Plain == "INT. B - DAY")].Page);
    }

    [Fact]
    public void A_scene_that_is_not_there_cannot_be_omitted() =>
        Assert.Null(SceneOmission.Omit(Fountain("INT. A - DAY #1#\n"), "2"));

    [Fact]
    public void Locking_changes_no_page()
    {
        foreach (var script in new[] { Fountain(Long()), Fdx.Script(string.Concat(Enumerable.Range(0, 90).Select(n => Action($"Paragraph {n}. " + new string('x', 40) + " It goes on. And on it goes.")))) })
        {
            var before = PageLayout.Of(script);

            var locked = Again(PageLocking.Lock(script, before));

            Assert.True(before.Pages > 3);
            Assert.Equal(Places(script, before), Places(locked, PageLayout.Of(locked)));
            Assert.Equal(Enumerable.Range(1, before.Pages).Select(n => $"{n}"), PageLayout.Of(locked).Labels);
        }
    }

    [Fact]
    public void What_is_added_to_a_locked_page_goes_onto_a_page_of_its_own()
    {
        var script = Fdx.Script(string.Concat(Enumerable.Range(0, 81).Select(n => Action($"Paragraph {n}."))));
        var locked = Again(PageLocking.Lock(script, PageLayout.Of(script)));

        var added = Enumerable.Range(0, 20).Select(n => (Element)new Action { Text = $"New {n}." });
        var map = PageLayout.Of(Again(locked with { Elements = locked.Elements.InsertRange(40, added) }));

        Assert.Equal(["1", "2", "2A", "3"], map.Labels);
    }

    [Fact]
    public void Pages_that_were_added_are_locked_with_their_letters()
    {
        var script = Fdx.Script(string.Concat(Enumerable.Range(0, 54).Select(n => Action($"Paragraph {n}."))));
        var locked = Again(PageLocking.Lock(script, PageLayout.Of(script)));
        var second = locked with { Elements = locked.Elements.InsertRange(10, Enumerable.Range(0, 9).Select(n => (Element)new Action { Text = $"New {n}." })) };
        second = Again(second);
        second = Again(PageLocking.Lock(second, PageLayout.Of(second)));

        var third = second with { Elements = second.Elements.InsertRange(5, Enumerable.Range(0, 9).Select(n => (Element)new Action { Text = $"Newer {n}." })) };

        Assert.Equal(["1", "1A", "2"], PageLayout.Of(second).Labels);
        Assert.Equal(["1", "A1A", "1A", "2"], PageLayout.Of(Again(third)).Labels);
    }

    [Fact]
    public void Locked_pages_whose_text_is_gone_become_one()
    {
        var script = Fdx.Script(string.Concat(Enumerable.Range(0, 81).Select(n => Action($"Paragraph {n}."))));
        var locked = Again(PageLocking.Lock(script, PageLayout.Of(script)));

        var cut = Again(locked with { Elements = locked.Elements.RemoveRange(27, 27) });

        Assert.Equal(["1", "2-3"], PageLayout.Of(cut).Labels);
    }

    [Fact]
    public void Unlocking_takes_every_lock_away()
    {
        var script = Fountain(Long());

        var unlocked = PageLocking.Unlock(Again(PageLocking.Lock(script, PageLayout.Of(script))));

        Assert.Empty(PageLayout.Of(unlocked).Labels);
        Assert.DoesNotContain("page:", Text(unlocked), StringComparison.Ordinal);
    }

    [Fact]
    public void A_revision_goes_into_a_file_that_has_none()
    {
        var script = Fdx.Script(Action("Rain."));

        var started = Again(Revising.Start(script, Revising.Current(script).Next, new DateOnly(2026, 11, 23)));

        Assert.Equal(new RevisionSet(1, "Blue Rev. (11/23/26)", "#00000000FFFF", "*"), Assert.Single(started.Revisions));
        Assert.Equal(1, started.ActiveRevision);
        Assert.Equal("Pink", Revising.Current(started).Next.Name);
    }

    [Fact]
    public void A_revision_that_the_file_has_gets_its_date_and_the_rest_stays()
    {
        const string Sets = "<Revisions ActiveSet=\"1\" Location=\"7.75\" RevisionMode=\"Yes\"><Revision Color=\"#1\" ID=\"1\" Mark=\"*\" Name=\"Blue Rev. (mm/dd/yy)\" Odd=\"x\"/><Revision Color=\"#2\" ID=\"2\" Mark=\"#\" Name=\"Pink Rev. (mm/dd/yy)\"/></Revisions>";
        var script = Fdx.Script(Action("Rain."), Sets);

        var written = Fdx.Write(Revising.Start(script, Revising.Current(script).Next, new DateOnly(2026, 1, 2)));

        Assert.Equal(script.Source.Text.Replace("ActiveSet=\"1\"", "ActiveSet=\"2\"", StringComparison.Ordinal).Replace("Pink Rev. (mm/dd/yy)", "Pink Rev. (01/02/26)", StringComparison.Ordinal), written);
    }

    [Fact]
    public void What_changed_since_a_draft_is_marked_and_named_in_the_header()
    {
        var old = Fdx.Script(Heading("1", "INT. A") + Action("Rain falls on the old roof of the house.") + Action("Sun."));
        var now = Fdx.Script(Heading("1", "INT. A") + Action("Rain falls on the new roof of the house.") + Action("Sun."));

        var (marked, lines, _) = RevisionMarking.Mark(old, Revising.Start(now, RevisionColour.At(1), new DateOnly(2026, 11, 23)));
        var again = Again(marked);
        var page = Assert.Single(PrintedPages.Of(again, PageLayout.Of(again)));

        Assert.Equal(1, lines);
        Assert.Equal([new TextRun(18, 3, TextStyle.None, 1)], again.Elements[1].Text.Runs);
        Assert.Equal(("*", 1), Assert.Single(page.Lines, l => l.Part == PrintedPart.RevisionMark) is var mark ? (mark.Words, mark.Element) : default);
        Assert.Equal("Blue Rev. (11/23/26)", Assert.Single(page.Lines, l => l.Part == PrintedPart.Revision).Words);
    }

    [Fact]
    public void Fountain_keeps_a_revision_on_its_title_page_and_in_notes()
    {
        var old = Fountain("Title: T\nAuthor: A\n\nINT. A - DAY\n\nRain on the roof, and nobody there.\n\nBOB\n(low)\nYes.\n");
        var now = Fountain("Title: T\nAuthor: A\n\nINT. A - DAY\n\nRain on the roof, and nobody here.\n\nBOB\n(low)\nNo.\n");

        var again = Again(RevisionMarking.Mark(old, Revising.Start(now, RevisionColour.At(2), new DateOnly(2026, 11, 23))).Marked);
        var page = Assert.Single(PrintedPages.Of(again, PageLayout.Of(again)));

        Assert.Equal(now.Elements.Select(e => (e.Kind, e.Text.Plain)), again.Elements.Select(e => (e.Kind, e.Text.Plain)));
        Assert.Equal([1, 4], page.Lines.Where(l => l.Part == PrintedPart.RevisionMark).Select(l => l.Element));
        Assert.Equal("Pink Rev. (11/23/26)", page.Revision?.Name);
    }

    [Fact]
    public void A_part_that_was_marked_before_keeps_its_style()
    {
        var script = Revising.Start(Fdx.Script("<Paragraph Type=\"Action\"><Text>Rain </Text><Text Style=\"Bold\" RevisionID=\"3\">falls</Text><Text> now.</Text></Paragraph>"), RevisionColour.At(1), new DateOnly(2026, 1, 1));

        var marked = Revising.Mark(script, script.Elements[0], 3, 4);

        Assert.Equal([new TextRun(3, 2, TextStyle.None, 1), new TextRun(5, 2, TextStyle.Bold, 1), new TextRun(7, 3, TextStyle.Bold, 3)], marked.Text.Runs);
    }

    private static string Heading(string number, string text) => $"<Paragraph Type=\"Scene Heading\" Number=\"{number}\"><Text>{text}</Text></Paragraph>";

    private static string Action(string text) => $"<Paragraph Type=\"Action\"><Text>{text}</Text></Paragraph>";

    // Headings, action that is split, and speeches that go over.
    private static string Long() => string.Concat(Enumerable.Range(1, 40).Select(n =>
        $"INT. ROOM {n} - DAY\n\nRain on the roof. It will not stop, and it goes on for longer than a line can hold. Nobody minds it. Some do.\n\nBOB\n(low)\nYes, that is so. And it is so for a good while yet, or so they say. Now it stops. Or it does not. Who can say it.\n\n"));

    private static Screenplay Fountain(string text) => FountainReader.Read(new SourceText(text, "t.fountain")).Screenplay;

    private static Screenplay Again(Screenplay screenplay) =>
        ScreenplayReader.Read(ScreenplayWriter.Write(screenplay, screenplay.Format == ScreenplayFormat.FinalDraft ? OutputFormat.FinalDraft : OutputFormat.Fountain).Bytes, screenplay.Source.Name).Screenplay;

    private static string Text(Screenplay screenplay) => SourceText.Decode(FountainWriter.Write(screenplay).Bytes, "t").Text;

    private static IEnumerable<string?> Numbers(Screenplay screenplay) => screenplay.Elements.OfType<SceneHeading>().Select(h => h.Number);

    private static IEnumerable<string> Places(Screenplay screenplay, PageMap map)
    {
        for (var i = 0; i < screenplay.Elements.Length; i++)
        {
            for (var part = map.Elements[i]; part is { Lines: > 0 }; part = part.Rest)
                yield return $"{screenplay.Elements[i].Text.Plain}: {part.Page}, {part.Line} to {part.Line + part.Lines - 1} from {part.TextStart}";
        }
    }
}
