using NJsonSchema;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Tests.Screenplays;

public sealed class ConversionTests
{
    public static TheoryData<string> Scripts => Corpus.WithSamples(".fountain");

    public static TheoryData<string> AllScripts => Corpus.WithSamples(".fountain", ".fdx", ".fadein");

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Fountain_to_Final_Draft_and_back_keeps_every_element_style_note_number_and_pair(string path)
    {
        Assert.SkipWhen(path.Length == 0, Corpus.Missing ?? "");
        var original = ScreenplayReader.Read(File.ReadAllBytes(path), path).Screenplay;

        var finalDraft = ScreenplayReader.Read(ScreenplayWriter.Write(original, OutputFormat.FinalDraft).Bytes, "converted.fdx").Screenplay;
        var back = ScreenplayReader.Read(ScreenplayWriter.Write(finalDraft, OutputFormat.Fountain).Bytes, "back.fountain").Screenplay;

        Assert.Equal(original.Elements.Where(e => e is not Boneyard).Select(Content), back.Elements.Where(e => e is not Boneyard).Select(Content));
        Assert.Equal(original.Elements.OfType<Boneyard>().Select(e => e.Text.Plain.Trim()), back.Elements.OfType<Boneyard>().Select(e => e.Text.Plain.Trim()));
        Assert.Equal(original.TitlePage["Title"], back.TitlePage["Title"]);
    }

    [Fact]
    public void A_script_without_a_word_has_its_JSON_too()
    {
        var empty = ScreenplayReader.Read(Array.Empty<byte>(), "empty.fountain").Screenplay;

        Assert.Contains("\"elements\": []", System.Text.Encoding.UTF8.GetString(ScreenplayWriter.Write(empty, OutputFormat.Json).Bytes), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllScripts))]
    public async Task The_JSON_of_any_script_has_the_shape_that_is_documented(string path)
    {
        Assert.SkipWhen(path.Length == 0, Corpus.Missing ?? "");
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Corpus.Repository, "docs", "json", "screenplay.schema.json"), TestContext.Current.CancellationToken);

        var json = ScreenplayWriter.Write(ScreenplayReader.Read(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), path).Screenplay, OutputFormat.Json);

        Assert.Empty(schema.Validate(System.Text.Encoding.UTF8.GetString(json.Bytes)));
    }

    [Fact]
    public void What_a_script_says_is_inert_in_HTML()
    {
        const string script = "Title: <script>alert(1)</script>\n\nINT. <b>HOUSE</b> & \"HOME\" - DAY #1#\n\n<img src=x onerror=alert(1)>\n\nBOB</p><script>\n**bold <i>** &amp;\n";

        var html = System.Text.Encoding.UTF8.GetString(ScreenplayWriter.Write(ScreenplayReader.Read(System.Text.Encoding.UTF8.GetBytes(script), "x.fountain").Screenplay, OutputFormat.Html).Bytes);

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<b>bold &lt;i&gt;</b> &amp;amp;", html, StringComparison.Ordinal);
    }

    private static Element Content(Element element) => element with { Span = SourceSpan.None, StyleName = null };
}
