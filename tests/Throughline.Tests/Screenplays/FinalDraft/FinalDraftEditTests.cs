using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Screenplays.Headings;
using Throughline.Tests.Fixtures;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.FinalDraft;

public sealed class FinalDraftEditTests
{
    private static readonly Screenplay Script = Fdx.KitchenSink;
    private static readonly string Before = Script.Source.Text;

    [Theory]
    [InlineData("FinalDraft/kitchen-sink.fdx")]
    [InlineData("FinalDraft/notes-in-paragraphs.fdx")]
    public void An_untouched_file_comes_back_byte_for_byte(string fixture)
    {
        var script = FinalDraftReader.Read(Fixture.Source(fixture)).Screenplay;

        Assert.Equal(Fixture.Bytes(fixture), FinalDraftWriter.Write(script).Bytes);
    }

    [Fact]
    public void Files_of_other_people_come_back_byte_for_byte()
    {
        Assert.SkipWhen(Corpus.Missing is not null, Corpus.Missing ?? "");
        foreach (var path in Corpus.Files("", ".fdx"))
        {
            var bytes = File.ReadAllBytes(path);
            var script = FinalDraftReader.Read(SourceText.Decode(bytes, path)).Screenplay;

            Assert.Equal(bytes, FinalDraftWriter.Write(script).Bytes);
        }
    }

    [Fact]
    public void Elements_that_are_replaced_by_equal_ones_change_nothing()
    {
        var copies = Script with { Elements = [.. Script.Elements.Select(e => e with { })] };

        Assert.Equal(Before, Fdx.Write(copies));
    }

    [Fact]
    public void Equal_elements_change_nothing_in_files_of_other_people()
    {
        Assert.SkipWhen(Corpus.Missing is not null, Corpus.Missing ?? "");
        foreach (var path in Corpus.Files("", ".fdx"))
        {
            var bytes = File.ReadAllBytes(path);
            var script = FinalDraftReader.Read(SourceText.Decode(bytes, path)).Screenplay;

            Assert.Equal(bytes, FinalDraftWriter.Write(script with { Elements = [.. script.Elements.Select(e => e with { })] }).Bytes);
        }
    }

    [Fact]
    public void A_changed_paragraph_changes_its_own_line_and_the_offsets_behind_it()
    {
        var action = Script.Find<Action>("Rain");
        var longer = action.Text.Plain.Replace("brass", "small brass", StringComparison.Ordinal);
        var edited = action with { Text = new StyledText(longer, [new TextRun(20, 17, TextStyle.None, 0, 1), new TextRun(72, 8, TextStyle.Italic, 0, 2), new TextRun(80, 12, TextStyle.None, 2)], action.Text.Notes) };

        var after = Fdx.Write(Script.Replace(action, edited));

        Assert.Equal(
            [
                "-<Text TagNumber=\"1\">A brass key</Text>", "+<Text TagNumber=\"1\">A small brass key</Text>",
                "-<IgnoredRange Range=\"255,259\"/>", "+<IgnoredRange Range=\"261,265\"/>",
                "-<TextState Scaling=\"100\" Selection=\"116,124\" ShowInvisibles=\"No\"/>", "+<TextState Scaling=\"100\" Selection=\"122,130\" ShowInvisibles=\"No\"/>",
                "-<LockedPage LevelIndex=\"0\" LockLevel=\"1\" PageNumber=\"2\" Position=\"312\"/>", "-<LockedPage LevelIndex=\"1\" LockLevel=\"2\" PageNumber=\"2A\" Position=\"381\"/>",
                "+<LockedPage LevelIndex=\"0\" LockLevel=\"1\" PageNumber=\"2\" Position=\"318\"/>", "+<LockedPage LevelIndex=\"1\" LockLevel=\"2\" PageNumber=\"2A\" Position=\"387\"/>",
                "-<DeletedTextLocation Offset=\"390\" RevisionID=\"1\"/>", "+<DeletedTextLocation Offset=\"396\" RevisionID=\"1\"/>",
                "-<ScriptNote ID=\"2\" Name=\"Legal\" Range=\"185,192\">", "+<ScriptNote ID=\"2\" Name=\"Legal\" Range=\"191,198\">",
                "-<ScriptNote ID=\"3\" Name=\"\" Range=\"344,349\">", "+<ScriptNote ID=\"3\" Name=\"\" Range=\"350,355\">",
            ],
            Fdx.Changes(Before, after));
    }

    [Theory]
    [InlineData("PageLayout")]
    [InlineData("Watermarking")]
    [InlineData("HeaderAndFooter")]
    [InlineData("IgnoredWords")]
    [InlineData("WindowState")]
    [InlineData("ElementSettings")]
    [InlineData("SmartType")]
    [InlineData("MoresAndContinueds")]
    [InlineData("Revisions")]
    [InlineData("SplitState")]
    [InlineData("Macros")]
    [InlineData("CharacterHighlighting")]
    [InlineData("SceneNavigatorPreferences")]
    [InlineData("Writers")]
    [InlineData("WriterMarkup")]
    [InlineData("Characters")]
    [InlineData("Images")]
    [InlineData("Outlines")]
    [InlineData("ScriptNoteDefinitions")]
    [InlineData("Actors")]
    [InlineData("Cast")]
    [InlineData("CastList")]
    [InlineData("SceneNumberOptions")]
    [InlineData("AltCollection")]
    [InlineData("TargetScriptLength")]
    [InlineData("ListItems")]
    [InlineData("DisplayBoards")]
    [InlineData("TagData")]
    [InlineData("UnanchoredScriptNotes")]
    [InlineData("SomethingNew")]
    public void Parts_that_are_not_the_script_stay_as_they_are_whatever_is_edited(string part)
    {
        var edited = Script with { Elements = [.. Script.Elements.Where(e => e is not Shot).Select(e => e is Action ? e with { Text = "New." } : e)] };

        var was = Part(Before, part);

        Assert.NotEmpty(was);
        Assert.Equal(was, Part(Fdx.Write(edited), part));
    }

    [Theory]
    [InlineData("<SceneArcBeats>")]
    [InlineData("Length=\"1 4/8\" Page=\"1\" Title=\"The locksmith\"")]
    [InlineData("<AltCollectionRef Id=\"alt-1\"/>")]
    [InlineData("<Tabstop Position=\"6.00\" Type=\"Left\"/>")]
    [InlineData("<!-- a comment between paragraphs -->")]
    [InlineData("XMLNAme=\"stray\"")]
    [InlineData("Label=\"K\" LeftIndent=\"1.75\" SpaceBefore=\"18\"")]
    public void What_is_not_understood_inside_a_paragraph_stays_when_its_words_change(string part)
    {
        var edited = Script with { Elements = [.. Script.Elements.Select(e => e with { Text = "New words." })] };

        Assert.Contains(part, Fdx.Write(edited), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_reads_back_as_what_was_meant()
    {
        var action = Script.Find<Action>("Rain");
        var edited = action with { Text = new StyledText("Hail & <snow>.", [new TextRun(0, 4, TextStyle.Bold | TextStyle.Strikeout, 1)], []) };

        var back = FinalDraftReader.Read(new SourceText(Fdx.Write(Script.Replace(action, edited)), "x.fdx")).Screenplay;

        Assert.Equal(edited.Text, back.Find<Action>("Hail").Text);
        Assert.Equal(Script.Elements.Length, back.Elements.Length);
    }

    [Fact]
    public void New_words_take_over_the_font_and_colour_of_the_words_they_stand_among()
    {
        var action = Script.Find<Action>("Rain");
        var text = action.Text.Plain.Replace("buzzes", "buzzes and dies", StringComparison.Ordinal);
        var runs = action.Text.Runs.Replace(action.Text.Runs[2], action.Text.Runs[2] with { Length = action.Text.Runs[2].Length + 9 });

        var after = Fdx.Write(Script.Replace(action, action with { Text = new StyledText(text, runs, action.Text.Notes) }));

        Assert.Contains("<Text Color=\"#FFFF00000000\" RevisionID=\"2\" AdornmentStyle=\"-1\"> that buzzes and dies</Text>", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_style_that_is_taken_away_leaves_no_empty_attribute()
    {
        var act = Script.Find<General>("Act One");

        var after = Fdx.Write(Script.Replace(act, act with { Text = "Act One" }));

        Assert.Contains("<Text AdornmentStyle=\"0\" Font=\"Courier Final Draft\" RevisionID=\"0\" Size=\"12\">Act One</Text>", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_keeps_its_scene_properties_when_its_words_and_number_change()
    {
        var heading = Script.Elements.OfType<SceneHeading>().First();

        var after = Fdx.Write(Script.Replace(heading, heading with { Text = "INT. SHOP - NIGHT", Slugline = SluglineParser.Parse("INT. SHOP - NIGHT"), Number = "1A" }));

        Assert.Equal(
            ["-<Paragraph Number=\"1\" Type=\"Scene Heading\">", "+<Paragraph Number=\"1A\" Type=\"Scene Heading\">", "-<Text>INT. LOCKSMITH'S SHOP - BACK ROOM - NIGHT</Text>", "+<Text>INT. SHOP - NIGHT</Text>"],
            Fdx.Changes(Before, after).Where(c => c.Contains("<Paragraph", StringComparison.Ordinal) || c.Contains("<Text>", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_paragraph_that_becomes_another_kind_gets_that_type()
    {
        var shot = Script.Find<Shot>("KEYHOLE");

        var after = Fdx.Write(Script.Replace(shot, new Centered { Span = shot.Span, Text = shot.Text }));

        Assert.Equal(["-<Paragraph Type=\"Shot\" Label=\"K\" LeftIndent=\"1.75\" SpaceBefore=\"18\">", "+<Paragraph Type=\"Action\" Label=\"K\" LeftIndent=\"1.75\" SpaceBefore=\"18\" Alignment=\"Center\">"], Fdx.Changes(Before, after));
    }

    [Fact]
    public void A_cue_whose_name_is_edited_says_the_new_name()
    {
        var cue = Script.Elements.OfType<Cue>().First();

        var after = Fdx.Write(Script.Replace(cue, cue with { Name = "NINA" }));

        Assert.Equal(["-<Text>MINA (O.S.) (CONT'D)</Text>", "+<Text>NINA (O.S.) (CONT'D)</Text>"], Fdx.Changes(Before, after));
    }

    [Fact]
    public void A_removed_paragraph_goes_alone()
    {
        var shot = Script.Find<Shot>("KEYHOLE");

        var changes = Fdx.Changes(Before, Fdx.Write(Script with { Elements = Script.Elements.Remove(shot) }));

        Assert.Equal(["-<Paragraph Type=\"Shot\" Label=\"K\" LeftIndent=\"1.75\" SpaceBefore=\"18\">", "-<Text>CLOSE ON THE KEYHOLE</Text>", "-</Paragraph>"], changes.Take(3));
        Assert.All(changes.Skip(3), c => Assert.Matches("Position|Offset|Range", c));
    }

    [Fact]
    public void A_new_paragraph_is_laid_out_like_its_neighbours()
    {
        var shot = Script.Find<Shot>("KEYHOLE");
        var added = Script.Elements.Insert(Script.Elements.IndexOf(shot) + 1, new Dialogue { Text = new StyledText("Well?", [new TextRun(0, 4, TextStyle.Bold)], []) });

        var after = Fdx.Write(Script with { Elements = added });

        Assert.Contains("</Paragraph>\n    <Paragraph Type=\"Dialogue\">\n      <Text Style=\"Bold\">Well</Text>\n      <Text>?</Text>\n    </Paragraph>\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_paragraph_in_a_file_with_tabs_and_crlf_has_tabs_and_crlf()
    {
        var script = Fdx.NotesInParagraphs;

        var after = Fdx.Write(script with { Elements = script.Elements.Insert(1, new Action { Text = "Fog." }) });

        Assert.Contains("\r\n\t\t<Paragraph Type=\"Action\">\r\n\t\t\t<Text>Fog.</Text>\r\n\t\t</Paragraph>\r\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moved_paragraph_takes_its_characters_and_its_note_along()
    {
        var panel = Script.Find<General>("Panel");
        var moved = Script.Elements.Remove(panel).Insert(0, panel);

        var after = Fdx.Write(Script with { Elements = moved });
        var back = FinalDraftReader.Read(new SourceText(after, "x.fdx")).Screenplay;

        Assert.Equal(panel.Text, back.Elements[0].Text);
        Assert.Equal(Script.Elements.Where(e => e != panel).Select(e => e.Text), back.Elements.Skip(1).Select(e => e.Text));
        Assert.Contains("<!-- a comment between paragraphs -->", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_speech_in_dual_dialogue_is_edited_in_place()
    {
        var line = Script.Find<Dialogue>("Open.");

        var changes = Fdx.Changes(Before, Fdx.Write(Script.Replace(line, line with { Text = "Open, I said." })));

        Assert.Equal(["-<Text>Open.</Text>", "+<Text>Open, I said.</Text>"], changes);
    }

    [Fact]
    public void Dual_dialogue_can_be_taken_apart_and_put_together()
    {
        var apart = Script with { Elements = [.. Script.Elements.Select(e => e is Cue c ? c with { Dual = DualSide.None } : e)] };
        var single = FinalDraftReader.Read(new SourceText(Fdx.Write(apart), "x.fdx")).Screenplay;
        var cues = single.Elements.OfType<Cue>().ToList();
        var together = single.Replace(cues[1], cues[1] with { Dual = DualSide.Left });
        together = together.Replace(cues[2], cues[2] with { Dual = DualSide.Right });

        var dual = FinalDraftReader.Read(new SourceText(Fdx.Write(together), "x.fdx")).Screenplay;

        Assert.DoesNotContain(single.Elements, e => e is Cue { Dual: not DualSide.None });
        Assert.Equal(Script.Elements.Select(e => (e.Kind, e.Text)), single.Elements.Select(e => (e.Kind, e.Text)));
        Assert.Equal(Script.Elements.OfType<Cue>().Select(c => c.Dual), dual.Elements.OfType<Cue>().Select(c => c.Dual));
        Assert.Equal(Script.Elements.Select(e => (e.Kind, e.Text)), dual.Elements.Select(e => (e.Kind, e.Text)));
    }

    [Fact]
    public void A_scene_can_be_omitted_and_restored()
    {
        var heading = Script.Elements.OfType<SceneHeading>().First();
        var omitted = heading with { IsOmitted = true, OmittedElements = [heading, Script.Find<Action>("Rain")] };
        var without = Script.Elements.Replace(heading, omitted).Remove(Script.Find<Action>("Rain"));

        var cut = FinalDraftReader.Read(new SourceText(Fdx.Write(Script with { Elements = without }), "x.fdx")).Screenplay;
        var cutHeading = cut.Elements.OfType<SceneHeading>().First();
        var restored = cut with { Elements = cut.Elements.Replace(cutHeading, cutHeading with { IsOmitted = false, OmittedElements = [] }).Insert(3, cutHeading.OmittedElements[1]) };
        var back = FinalDraftReader.Read(new SourceText(Fdx.Write(restored), "x.fdx")).Screenplay;

        Assert.True(cutHeading.IsOmitted);
        Assert.StartsWith("Rain", cutHeading.OmittedElements[1].Text.Plain, StringComparison.Ordinal);
        Assert.Equal(Script.Elements.Select(e => e.Text.Plain), back.Elements.Select(e => e.Text.Plain));
    }

    [Fact]
    public void A_page_break_is_an_attribute_of_the_paragraph_after_it()
    {
        var shot = Script.Find<Shot>("KEYHOLE");
        var moved = Script.Elements.RemoveAll(e => e is PageBreak);
        moved = moved.Insert(moved.IndexOf(shot), new PageBreak());

        var changes = Fdx.Changes(Before, Fdx.Write(Script with { Elements = moved }));

        Assert.Equal(
            ["-<Paragraph Type=\"Shot\" Label=\"K\" LeftIndent=\"1.75\" SpaceBefore=\"18\">", "+<Paragraph Type=\"Shot\" Label=\"K\" LeftIndent=\"1.75\" SpaceBefore=\"18\" StartsNewPage=\"Yes\">", "-<Paragraph Number=\"12A\" StartsNewPage=\"Yes\" Type=\"Scene Heading\">", "+<Paragraph Number=\"12A\" StartsNewPage=\"No\" Type=\"Scene Heading\">"],
            changes);
    }

    [Fact]
    public void A_synopsis_lives_in_the_summary_of_its_heading()
    {
        var synopsis = Script.Elements.OfType<Synopsis>().First();
        var rooftop = Script.Find<SceneHeading>("ROOFTOP");
        var edited = Script.Elements.Replace(synopsis, synopsis with { Text = "Mina fails." });
        edited = edited.Insert(edited.IndexOf(rooftop) + 1, new Synopsis { Text = "She lets go." });

        var back = FinalDraftReader.Read(new SourceText(Fdx.Write(Script with { Elements = edited }), "x.fdx")).Screenplay;

        Assert.Equal(["Mina fails.", "She lets go.", "She learns to wait."], back.Elements.OfType<Synopsis>().Select(s => s.Text.Plain));
    }

    [Fact]
    public void Notes_can_be_added_reworded_and_removed()
    {
        var action = Script.Find<Action>("Rain");
        var line = Script.Find<Dialogue>("please");
        var panel = Script.Find<General>("Panel");
        var edited = Script
            .Replace(action, action with { Text = new StyledText(action.Text.Plain, action.Text.Runs, [new InlineNote(0, "Yes, in scene 4.")]) })
            .Replace(line, line with { Text = new StyledText(line.Text.Plain, line.Text.Runs, []) })
            .Replace(panel, panel with { Text = new StyledText(panel.Text.Plain, [], [new InlineNote(0, "Redraw"), .. panel.Text.Notes]) });

        var written = FinalDraftWriter.Write(edited);
        var back = FinalDraftReader.Read(SourceText.Decode(written.Bytes, "x.fdx")).Screenplay;

        Assert.Equal(edited.Elements.Select(e => e.Text), back.Elements.Select(e => e.Text));
        Assert.Equal("FDX032", Assert.Single(written.Losses).Code);
        Assert.Contains("WriterName=\"Editor\"", SourceText.Decode(written.Bytes, "x.fdx").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_inside_a_paragraph_survives_an_edit_around_it()
    {
        var script = Fdx.NotesInParagraphs;
        var action = script.Find<Action>("carriage");
        var edited = action with { Text = new StyledText("The old carriage sways.", [new TextRun(17, 5, TextStyle.Underline)], [action.Text.Notes[0] with { Position = 17 }]) };

        var after = Fdx.Write(script.Replace(action, edited));
        var back = FinalDraftReader.Read(new SourceText(after, "x.fdx")).Screenplay;

        Assert.Equal(edited.Text, back.Find<Action>("carriage").Text);
        Assert.Contains("<ScriptNote ID=\"1\">", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_standing_note_is_anchored_at_the_start_of_what_follows_it()
    {
        var shot = Script.Find<Shot>("KEYHOLE");
        var edited = Script.Elements.Insert(Script.Elements.IndexOf(shot), new Note { Text = "Practical or VFX?" }).Add(new Boneyard { Text = "The End?" });

        var back = FinalDraftReader.Read(new SourceText(Fdx.Write(Script with { Elements = edited }), "x.fdx")).Screenplay;
        var again = FinalDraftReader.Read(new SourceText(Fdx.Write(back with { Elements = back.Elements.RemoveAt(0) }), "x.fdx")).Screenplay;

        Assert.Equal(edited.Select(e => (e.Kind, e.Text)), back.Elements.Select(e => (e.Kind, e.Text)));
        Assert.Equal(edited.Skip(1).Select(e => (e.Kind, e.Text)), again.Elements.Select(e => (e.Kind, e.Text)));
    }

    [Fact]
    public void A_title_page_line_is_edited_where_it_stands()
    {
        var entries = Script.TitlePage.Entries;
        var edited = entries.Replace(entries[3], entries[3] with { Values = ["Pink Draft", "4 March 2024"] });

        var changes = Fdx.Changes(Before, Fdx.Write(Script with { TitlePage = new TitlePage(edited) }));

        Assert.Equal(["-<Text>Blue Draft", "+<Text>Pink Draft"], changes);
    }

    [Fact]
    public void Title_page_entries_can_be_added_and_removed()
    {
        var entries = Script.TitlePage.Entries;
        var edited = entries.RemoveAt(4).Add(new TitleEntry("Copyright", ["© 2024"], SourceSpan.None));

        var back = FinalDraftReader.Read(new SourceText(Fdx.Write(Script with { TitlePage = new TitlePage(edited) }), "x.fdx")).Screenplay;

        Assert.Equal(["Title", "Credit", "Author", "Draft date", "Copyright"], back.TitlePage.Entries.Select(e => e.Key));
    }

    [Fact]
    public void A_character_that_the_encoding_lacks_is_written_as_a_reference()
    {
        var bytes = "<FinalDraft Version=\"1\"><Content><Paragraph Type=\"Action\"><Text>caf\u00e9 \u00e0 \u00e9</Text></Paragraph></Content></FinalDraft>".Select(c => (byte)c).ToArray();
        var script = FinalDraftReader.Read(SourceText.Decode(bytes, "x.fdx")).Screenplay;

        var written = FinalDraftWriter.Write(script.Replace(script.Elements[0], script.Elements[0] with { Text = "café 🔑" }));

        Assert.Contains("café &#x1F511;", SourceText.Decode(written.Bytes, "x.fdx").Text, StringComparison.Ordinal);
        Assert.Equal("café 🔑", FinalDraftReader.Read(SourceText.Decode(written.Bytes, "x.fdx")).Screenplay.Elements[0].Text.Plain);
    }

    [Fact]
    public void Characters_that_xml_forbids_are_replaced_and_reported()
    {
        var shot = Script.Find<Shot>("KEYHOLE");

        var written = FinalDraftWriter.Write(Script.Replace(shot, shot with { Text = "A\u0007B\uD800" }));

        Assert.Equal("FDX021", Assert.Single(written.Losses).Code);
        Assert.Contains("<Text>A\uFFFDB\uFFFD</Text>", SourceText.Decode(written.Bytes, "x.fdx").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_of_revisions_and_tags_are_not_changed_behind_final_drafts_back()
    {
        var written = FinalDraftWriter.Write(Script with { Revisions = [], Tags = [] });

        Assert.Equal(["FDX030", "FDX031"], written.Losses.Select(l => l.Code));
        Assert.Equal(Before, SourceText.Decode(written.Bytes, "x.fdx").Text);
    }

    [Theory]
    [InlineData("<Content/>")]
    [InlineData("<Content></Content>")]
    [InlineData("<Content>\n  </Content>")]
    [InlineData("<Content><Paragraph Type=\"Action\"/></Content>")]
    public void A_script_with_nothing_in_it_can_be_written_into(string content)
    {
        var script = Fdx.Read($"<FinalDraft Version=\"5\">\n  {content}\n</FinalDraft>").Screenplay;
        var first = script.Elements.IsEmpty ? new Action { Text = "Rain." } : script.Elements[0] with { Text = "Rain." };

        var back = Fdx.Read(Fdx.Write(script with { Elements = [first, new Transition { Text = "CUT TO:" }] })).Screenplay;

        Assert.Equal(["Rain.", "CUT TO:"], back.Elements.Select(e => e.Text.Plain));
    }

    [Fact]
    public void Dual_dialogue_that_is_no_pair_is_reported_and_kept()
    {
        const string trio = "<Paragraph><DualDialogue><Paragraph Type=\"Character\"><Text>A</Text></Paragraph><Paragraph Type=\"Character\"><Text>B</Text></Paragraph><Paragraph Type=\"Character\"><Text>C</Text></Paragraph></DualDialogue></Paragraph>";
        var reading = Fdx.Read($"<FinalDraft Version=\"5\"><Content>{trio}<Paragraph Type=\"Action\"><Text>Rain.</Text></Paragraph></Content></FinalDraft>");
        var action = reading.Screenplay.Find<Action>("Rain");

        var after = Fdx.Write(reading.Screenplay.Replace(action, action with { Text = "Hail." }));

        Assert.Equal("FDX012", Assert.Single(reading.Diagnostics).Code);
        Assert.Contains(trio, after, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_beside_dual_dialogue_is_reported_and_kept()
    {
        var reading = Fdx.Read("<FinalDraft Version=\"5\"><Content><Paragraph><DualDialogue><Paragraph Type=\"Character\"><Text>A</Text></Paragraph><Paragraph Type=\"Character\"><Text>B</Text></Paragraph></DualDialogue><Text>Beside.</Text></Paragraph></Content></FinalDraft>");
        var cue = reading.Screenplay.Find<Cue>("A");

        var after = Fdx.Write(reading.Screenplay.Replace(cue, cue with { Name = "ANN" }));

        Assert.Equal("FDX013", Assert.Single(reading.Diagnostics).Code);
        Assert.Contains("<Text>ANN</Text>", after, StringComparison.Ordinal);
        Assert.Contains("<Text>Beside.</Text>", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_goes_with_its_paragraph_and_is_named()
    {
        var written = FinalDraftWriter.Write(Script with { Elements = Script.Elements.Remove(Script.Find<General>("Panel")) });

        var loss = Assert.Single(written.Losses);
        Assert.Equal("FDX032", loss.Code);
        Assert.Contains("After an omitted scene", loss.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("After an omitted scene", SourceText.Decode(written.Bytes, "x").Text, StringComparison.Ordinal);
    }

    // Every tag of that name with what is in it.
    private static List<string> Part(string xml, string name) =>
        [.. System.Xml.Linq.XDocument.Parse(xml, System.Xml.Linq.LoadOptions.PreserveWhitespace).Descendants(name).Select(e => e.ToString(System.Xml.Linq.SaveOptions.DisableFormatting))];
}
