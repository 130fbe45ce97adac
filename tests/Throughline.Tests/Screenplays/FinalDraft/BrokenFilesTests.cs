using CsCheck;
using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Tests.Fixtures;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.FinalDraft;

public sealed class BrokenFilesTests
{
    private const string Head = "<?xml version=\"1.0\"?>\n<FinalDraft Version=\"5\">\n<Content>\n<Paragraph Type=\"Action\"><Text>Rain.</Text></Paragraph>\n";

    [Theory]
    [InlineData("", "FDX001", 0)]
    [InlineData(" \r\n", "FDX001", 0)]
    [InlineData("FADE IN:", "FDX003", 0)]
    [InlineData("<html><body/></html>", "FDX002", 0)]
    [InlineData("<FinalDraft Version=\"5\"></FinalDraft>", "FDX008", 0)]
    [InlineData(Head, "FDX004", 1)]
    [InlineData(Head + "<Paragraph Type=\"Action\"><Text>It sto", "FDX004", 2)]
    [InlineData(Head + "<Paragraph Type=\"Act", "FDX004", 1)]
    [InlineData(Head + "<Paragraph><Text>Fish & chips</Text></Paragraph></Content></FinalDraft>", "FDX003", 2)]
    [InlineData(Head + "<Paragraph></Text></Paragraph></Content></FinalDraft>", "FDX003", 2)]
    [InlineData(Head + "</Content></FinalDraft><More/>", "FDX003", 1)]
    [InlineData("<!DOCTYPE FinalDraft [<!ENTITY a \"aaaa\">]><FinalDraft Version=\"5\"><Content/></FinalDraft>", "FDX005", 0)]
    [InlineData("<!DOCTYPE FinalDraft SYSTEM \"file:///etc/passwd\"><FinalDraft Version=\"5\"><Content/></FinalDraft>", "FDX005", 0)]
    public void What_stands_above_the_break_is_read_and_the_break_is_told(string xml, string code, int elements)
    {
        var reading = Fdx.Read(xml);

        Assert.Equal(code, Assert.Single(reading.Diagnostics).Code);
        Assert.True(reading.HasErrors);
        Assert.Equal(elements, reading.Screenplay.Elements.Length);
    }

    [Fact]
    public void The_message_names_the_line()
    {
        var diagnostic = Assert.Single(Fdx.Read(Head + "<Paragraph><Text>Fish & chips</Text></Paragraph></Content></FinalDraft>").Diagnostics);

        Assert.Equal(5, diagnostic.Span.Line);
        Assert.Contains("line 5", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_xml_forbids_is_shown_as_a_replacement_and_kept_in_the_file()
    {
        var source = new SourceText(Head.Replace("Rain", "Ra\u0001in", StringComparison.Ordinal) + "</Content></FinalDraft>", "x.fdx");
        var reading = FinalDraftReader.Read(source);

        Assert.Equal("FDX006", Assert.Single(reading.Diagnostics).Code);
        Assert.Equal("Ra\uFFFDin.", reading.Screenplay.Elements[0].Text.Plain);
        Assert.Equal(source.Encode(), FinalDraftWriter.Write(reading.Screenplay).Bytes);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_come_back_as_they_were()
    {
        var bytes = Fixture.Bytes("FinalDraft/kitchen-sink.fdx");
        bytes[Array.IndexOf(bytes, (byte)'R', 2000)] = 0xFE;
        var reading = FinalDraftReader.Read(SourceText.Decode(bytes, "x.fdx"));

        Assert.Contains(reading.Diagnostics, d => d.Code == "FDX006");
        Assert.Equal(bytes, FinalDraftWriter.Write(reading.Screenplay).Bytes);
    }

    [Fact]
    public void Tags_that_never_stop_opening_are_stopped()
    {
        var reading = Fdx.Read(Head + string.Concat(Enumerable.Repeat("<Paragraph><DualDialogue>", 1_000_000)));

        Assert.Contains(reading.Diagnostics, d => d.Code == "FDX007");
        Assert.Equal("Rain.", reading.Screenplay.Elements[0].Text.Plain);
    }

    [Fact]
    public void A_tag_with_endless_attributes_is_not_taken_in()
    {
        var attributes = string.Concat(Enumerable.Range(0, 500_000).Select(i => $" a{i}=\">\""));
        var reading = Fdx.Read($"{Head}<Paragraph{attributes}/></Content></FinalDraft>");

        Assert.Equal("FDX007", Assert.Single(reading.Diagnostics).Code);
        Assert.Single(reading.Screenplay.Elements);
    }

    [Fact]
    public void A_huge_attribute_is_only_text()
    {
        var reading = Fdx.Read($"{Head}<Paragraph Number=\"{new string('9', 4_000_000)}\" Type=\"Scene Heading\"/></Content></FinalDraft>");

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(4_000_000, Assert.IsType<SceneHeading>(reading.Screenplay.Elements[1]).Number!.Length);
    }

    [Theory]
    [InlineData("<Paragraph/>")]
    [InlineData("<Paragraph><Text/></Paragraph>")]
    [InlineData("<Paragraph Type=\"Action\"><DualDialogue><Paragraph/></DualDialogue></Paragraph>")]
    [InlineData("\r\n")]
    [InlineData("<a/>")]
    public void Memory_stays_within_twenty_times_the_file(string piece)
    {
        const int count = 200_000;
        var xml = Head + string.Concat(Enumerable.Repeat(piece, count)) + "</Content></FinalDraft>";
        var before = GC.GetAllocatedBytesForCurrentThread();

        Fdx.Read(xml);

        // All that was ever asked for, which is more than was ever in use.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (64L << 20) + 20L * xml.Length);
    }

    [Fact]
    public void Nothing_that_a_file_can_hold_makes_reading_or_writing_fail()
    {
        var seeds = new[] { "FinalDraft/kitchen-sink.fdx", "FinalDraft/notes-in-paragraphs.fdx" }.Select(f => Fixture.Source(f).Text).ToArray();
        Gen.Select(Gen.Int[0, seeds.Length - 1], FdxMutations.Gen).Sample(
            (seed, mutations) =>
            {
                var source = new SourceText(FdxMutations.Apply(seeds[seed], mutations), "mutated.fdx");
                var script = FinalDraftReader.Read(source).Screenplay;
                foreach (var element in script.Elements)
                    Assert.True(element.Span.End <= source.Text.Length && (element is PageBreak || element.Span.Length > 0 && source.Text[element.Span.Start] == '<'));
                Assert.Equal(source.Encode(), FinalDraftWriter.Write(script).Bytes);
                FinalDraftWriter.Write(script with { Elements = [.. script.Elements.Reverse().Skip(1).Select(e => e.Text.Plain.Length % 3 == 0 ? e with { Text = "x" + e.Text.Plain } : e)] });
            },
            iter: 2_000);
    }
}
