using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Tests.Fixtures;

namespace Throughline.Tests.Screenplays.FinalDraft;

public sealed class FinalDraftReaderTests
{
    private static readonly Screenplay Script = Fdx.KitchenSink;

    [Fact]
    public void Every_paragraph_becomes_an_element_of_its_kind()
    {
        var kinds = Script.Elements.Select(e => e.Kind);

        Assert.Equal(
            [
                ElementKind.General, ElementKind.SceneHeading, ElementKind.Synopsis, ElementKind.Action, ElementKind.Cue, ElementKind.Parenthetical, ElementKind.Dialogue,
                ElementKind.Cue, ElementKind.Dialogue, ElementKind.Cue, ElementKind.Parenthetical, ElementKind.Dialogue, ElementKind.Shot, ElementKind.Centered, ElementKind.Lyrics,
                ElementKind.Transition, ElementKind.SceneHeading, ElementKind.PageBreak, ElementKind.SceneHeading, ElementKind.General, ElementKind.Action, ElementKind.Section, ElementKind.Synopsis, ElementKind.General,
            ],
            kinds);
    }

    [Fact]
    public void Every_span_covers_its_whole_paragraph_and_knows_its_line()
    {
        foreach (var element in Script.Elements.Where(e => e is not PageBreak))
        {
            var xml = Script.Source.Slice(element.Span).ToString();

            Assert.StartsWith("<Paragraph", xml, StringComparison.Ordinal);
            Assert.EndsWith("</Paragraph>", xml, StringComparison.Ordinal);
            Assert.Equal(Script.Source.LineAt(element.Span.Start), element.Span.Line);
        }
    }

    [Fact]
    public void A_heading_has_its_parts_and_its_number_as_printed()
    {
        var headings = Script.Elements.OfType<SceneHeading>().ToList();

        Assert.Equal(["1", "2", "12A"], headings.Select(h => h.Number));
        Assert.Equal(["LOCKSMITH'S SHOP", "BACK ROOM"], headings[0].Slugline.Location);
        Assert.Equal(TimeOfDay.Night, headings[0].Slugline.TimeOfDay);
    }

    [Fact]
    public void Text_is_joined_without_spaces_and_keeps_style_revision_and_tag()
    {
        var action = Script.Find<Action>("Rain");

        Assert.Equal("Rain on a tin roof. A brass key, too big for any door, lies under the lamp that buzzes.", action.Text.Plain);
        Assert.Equal(
            [new TextRun(20, 11, TextStyle.None, 0, 1), new TextRun(66, 8, TextStyle.Italic, 0, 2), new TextRun(74, 12, TextStyle.None, 2)],
            action.Text.Runs);
    }

    [Fact]
    public void Entities_and_references_are_characters()
    {
        Assert.Equal("Say please. Fish & chips < this — 🔑.", Script.Find<Dialogue>("please").Text.Plain);
    }

    [Fact]
    public void A_cue_is_split_into_name_and_extensions()
    {
        var cue = Script.Elements.OfType<Cue>().First();

        Assert.Equal("MINA", cue.Name);
        Assert.Equal(["O.S.", "CONT'D"], cue.Extensions);
        Assert.Equal(DualSide.None, cue.Dual);
    }

    [Fact]
    public void Dual_dialogue_has_a_left_and_a_right_speech()
    {
        var cues = Script.Elements.OfType<Cue>().Skip(1).Select(c => (c.Name, c.Dual));

        Assert.Equal([("MINA", DualSide.Left), ("THE LOCK", DualSide.Right)], cues);
    }

    [Fact]
    public void An_omitted_scene_stays_omitted_and_keeps_what_it_held()
    {
        var heading = Script.Elements.OfType<SceneHeading>().ElementAt(1);

        Assert.True(heading.IsOmitted);
        Assert.Equal(["EXT. HARBOUR - DAWN", "Gulls over the empty quay."], heading.OmittedElements.Select(e => e.Text.Plain));
        Assert.DoesNotContain(Script.Elements, e => e.Text.Plain.Contains("Gulls", StringComparison.Ordinal));
    }

    [Fact]
    public void A_note_with_a_range_stands_before_what_it_covers()
    {
        Assert.Equal(new InlineNote(0, "Is the roof established?"), Assert.Single(Script.Find<Action>("Rain").Text.Notes));
        Assert.Equal(new InlineNote(12, "Legal: Clear the name.\nAsk twice."), Assert.Single(Script.Find<Dialogue>("please").Text.Notes));
    }

    [Fact]
    public void Embedded_scenes_and_dual_dialogue_count_two_places_each()
    {
        var panel = Script.Find<General>("Panel");

        var note = Assert.Single(panel.Text.Notes);
        Assert.Equal(panel.Text.Plain.IndexOf("city", StringComparison.Ordinal), note.Position);
    }

    [Fact]
    public void A_note_that_is_a_child_of_its_paragraph_stands_where_it_stands_among_the_text()
    {
        var action = Fdx.NotesInParagraphs.Find<Action>("carriage");

        Assert.Equal("The carriage sways.", action.Text.Plain);
        Assert.Equal(new InlineNote(13, "Which class?"), Assert.Single(action.Text.Notes));
    }

    [Fact]
    public void A_note_outside_the_script_is_shown_at_its_end_and_reported()
    {
        var reading = Fdx.Read("<FinalDraft Version=\"5\"><Content><Paragraph Type=\"Action\"><Text>Rain.</Text></Paragraph></Content><ScriptNotes><ScriptNote Range=\"900,901\"><Paragraph><Text>Lost</Text></Paragraph></ScriptNote></ScriptNotes></FinalDraft>");

        Assert.Equal(new InlineNote(5, "Lost"), Assert.Single(reading.Screenplay.Elements[0].Text.Notes));
        Assert.Equal("FDX009", Assert.Single(reading.Diagnostics).Code);
    }

    [Fact]
    public void Revisions_and_their_colours_are_listed()
    {
        Assert.Equal([new RevisionSet(1, "Blue", "#00000000FFFF", "*"), new RevisionSet(2, "Pink", "#FFFF0000FFFF", "*")], Script.Revisions);
    }

    [Fact]
    public void Tags_are_joined_with_their_definitions_and_categories()
    {
        Assert.Equal(
            [new BreakdownTag(1, "Props", 6, "Brass key", "def-key"), new BreakdownTag(2, "Set Dressing", 17, "Buzzing lamp", "def-lamp")],
            Script.Tags);
    }

    [Fact]
    public void A_tag_without_a_definition_is_reported()
    {
        var reading = Fdx.Read("<FinalDraft Version=\"5\"><Content/><TagData><Tags><Tag Number=\"4\"><DefId>gone</DefId></Tag></Tags></TagData></FinalDraft>");

        Assert.Equal(new BreakdownTag(4, "", 0, "", "gone"), Assert.Single(reading.Screenplay.Tags));
        Assert.Equal("FDX011", Assert.Single(reading.Diagnostics).Code);
    }

    [Fact]
    public void The_title_page_gets_its_keys_from_what_its_lines_say()
    {
        var entries = Script.TitlePage.Entries.Select(e => (e.Key, string.Join('|', e.Values)));

        Assert.Equal([("Title", "The Patient Lock"), ("Credit", "Written by"), ("Author", "A. N. Author"), ("Draft date", "Blue Draft|4 March 2024"), ("Contact", "author@example.org")], entries);
        Assert.Equal(TextStyle.Underline, Script.TitlePage.Entries[0].Values[0].Runs[0].Style);
    }

    [Theory]
    [InlineData("Written by Jane Doe", "Credit=Written by;Author=Jane Doe")]
    [InlineData("Based on the novel by X", "Title=Night;Source=Based on the novel by X")]
    public void A_line_may_say_two_things(string line, string expected)
    {
        var title = expected.StartsWith("Title", StringComparison.Ordinal) ? "<Paragraph><Text>Night</Text></Paragraph>" : "";
        var script = Fdx.Script("", $"<TitlePage><Content>{title}<Paragraph><Text>{line}</Text></Paragraph></Content></TitlePage>");

        Assert.Equal(expected, string.Join(';', script.TitlePage.Entries.Select(e => $"{e.Key}={string.Join('|', e.Values)}")));
    }

    [Fact]
    public void Custom_types_are_general_under_their_own_name()
    {
        Assert.Equal(["New Act", "Panel", "End of Act"], Script.Elements.OfType<General>().Select(g => g.StyleName));
    }

    [Fact]
    public void A_type_whose_settings_start_a_page_has_a_page_break_before_it()
    {
        const string settings = "<ElementSettings Type=\"New Act\"><ParagraphSpec StartsNewPage=\"Yes\"/></ElementSettings>";
        var script = Fdx.Script("<Paragraph Type=\"New Act\"><Text>One</Text></Paragraph><Paragraph Type=\"New Act\"><Text>Two</Text></Paragraph><Paragraph StartsNewPage=\"No\" Type=\"New Act\"><Text>Three</Text></Paragraph>", settings);

        Assert.Equal([ElementKind.General, ElementKind.PageBreak, ElementKind.General, ElementKind.General], script.Elements.Select(e => e.Kind));
    }

    [Theory]
    [InlineData("Action", "")]
    [InlineData("General", "FDX010")]
    public void A_version_that_is_not_known_is_read_all_the_same(string type, string code)
    {
        var version = code.Length == 0 ? "1" : "99";
        var reading = Fdx.Read($"<FinalDraft Version=\"{version}\"><Content><Paragraph Type=\"{type}\"><Text>x</Text></Paragraph></Content></FinalDraft>");

        Assert.Single(reading.Screenplay.Elements);
        Assert.Equal(code, string.Concat(reading.Diagnostics.Select(d => d.Code)));
    }

    [Fact]
    public void The_origin_is_what_was_read()
    {
        Assert.Equal(ScreenplayFormat.FinalDraft, Script.Format);
        Assert.NotNull(Script.Origin);
        Assert.All(Script.Elements.Zip(Script.Origin.Elements), pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public void Files_of_other_people_are_read_without_errors()
    {
        Assert.SkipWhen(Corpus.Missing is not null, Corpus.Missing ?? "");
        foreach (var path in Corpus.Files("", ".fdx"))
        {
            var reading = FinalDraftReader.Read(Throughline.Text.SourceText.Decode(File.ReadAllBytes(path), path));

            Assert.True(reading.Diagnostics.IsEmpty, $"{path}: {string.Join('\n', reading.Diagnostics)}");
            Assert.NotEmpty(reading.Screenplay.Elements);
        }
    }
}
