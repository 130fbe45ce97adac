using System.Text;
using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Studio.Live;

namespace Throughline.Studio.Tests.Live;

public sealed class LiveDraftTests : IDisposable
{
    private const string Fdx = """
        <?xml version="1.0" encoding="UTF-8" standalone="no" ?>
        <FinalDraft DocumentType="Script" Template="No" Version="5">
          <Content>
            <Paragraph Number="1" Type="Scene Heading"><SceneProperties Length="1/8" Page="1" Title=""/><Text>INT. HALL - DAY</Text></Paragraph>
            <Paragraph Type="Action"><Text>Rain on the   glass.</Text></Paragraph>
            <Paragraph Type="Character"><Text>ANA</Text></Paragraph>
            <Paragraph Type="Dialogue"><Text Style="Bold">Who</Text><Text> is there?</Text></Paragraph>
            <Paragraph Type="Action"><Text>Nobody.</Text></Paragraph>
          </Content>
          <SmartType><Characters><Character>ANA</Character></Characters></SmartType>
        </FinalDraft>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_final_draft_script_that_was_not_edited_comes_back_byte_for_byte()
    {
        var script = Script();

        Assert.Equal(Encoding.UTF8.GetBytes(Fdx), FinalDraftWriter.Write(LiveDraft.Splice(script, Shown(script))).Bytes);
    }

    [Fact]
    public void An_edit_of_a_final_draft_script_touches_only_its_own_words()
    {
        var script = Script();
        var text = Shown(script).Replace("is there?", "is that?", StringComparison.Ordinal);

        var written = Encoding.UTF8.GetString(FinalDraftWriter.Write(LiveDraft.Splice(script, text)).Bytes);

        Assert.Equal(Fdx.Replace("is there?", "is that?", StringComparison.Ordinal), written);
    }

    [Fact]
    public void A_paragraph_that_is_added_or_cut_leaves_the_others_as_they_were()
    {
        var script = Script();
        var text = Shown(script).Replace("Nobody.", "The wind.\n\nNobody at all.", StringComparison.Ordinal).Replace("Rain on the   glass.\n\n", "", StringComparison.Ordinal);

        var written = Encoding.UTF8.GetString(FinalDraftWriter.Write(LiveDraft.Splice(script, text)).Bytes);

        Assert.Contains("""<Text Style="Bold">Who</Text><Text> is there?</Text>""", written, StringComparison.Ordinal);
        Assert.Contains("The wind.", written, StringComparison.Ordinal);
        Assert.DoesNotContain("glass", written, StringComparison.Ordinal);
        Assert.Contains("""<SmartType><Characters><Character>ANA</Character></Characters></SmartType>""", written, StringComparison.Ordinal);
    }

    private static Screenplay Script() => ScreenplayReader.Read(Encoding.UTF8.GetBytes(Fdx), "script.fdx").Screenplay;

    private static string Shown(Screenplay script) => LiveDraft.TextOf(script);
}
