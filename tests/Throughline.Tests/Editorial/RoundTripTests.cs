using System.Text;
using NJsonSchema;
using Throughline.Editorial;
using Throughline.Editorial.Otio;
using Throughline.Tests.Fixtures;
using Throughline.Text;

namespace Throughline.Tests.Editorial;

public sealed class RoundTripTests
{
    public static TheoryData<string> Files => Cuts.All;

    [Theory]
    [MemberData(nameof(Files))]
    public void An_untouched_cut_comes_back_byte_for_byte(string path)
    {
        Assert.SkipWhen(path.Length == 0, Corpus.Missing ?? "");
        var bytes = File.ReadAllBytes(path);

        var reading = TimelineReader.Read(bytes, path);

        Assert.DoesNotContain(reading.Diagnostics, d => d.Severity == Severity.Error);
        Assert.Equal(bytes, TimelineWriter.Write(reading.Timeline, reading.Timeline.Format).Bytes);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Written_anew_a_cut_of_its_own_format_says_the_same(string path)
    {
        Assert.SkipWhen(path.Length == 0, Corpus.Missing ?? "");
        var original = TimelineReader.Read(File.ReadAllBytes(path), path).Timeline;
        Assert.SkipWhen(path.EndsWith("fcpx_clips.fcpxml", StringComparison.Ordinal), "compound clips in a bin are read as nested sequences and written in a project");

        var written = TimelineWriter.Write(Cuts.Anew(original), original.Format).Bytes;
        var back = TimelineReader.Read(written, path, original.Rate).Timeline;

        Assert.Equal(Account(original), Account(back));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Through_OpenTimelineIO_a_cut_comes_back_whole(string path)
    {
        Assert.SkipWhen(path.Length == 0, Corpus.Missing ?? "");
        var original = TimelineReader.Read(File.ReadAllBytes(path), path).Timeline;

        var written = OtioWriter.Write(Cuts.Anew(original));
        var back = OtioReader.Read(written.Bytes, "through.otio").Timeline;

        Assert.Empty(written.Losses);
        Assert.Equal(Account(original), Account(back));
        Assert.Equal(Kept(original), Kept(back));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_JSON_of_any_cut_has_the_shape_that_is_documented(string path)
    {
        Assert.SkipWhen(path.Length == 0, Corpus.Missing ?? "");
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Corpus.Repository, "docs", "json", "cut.schema.json"), TestContext.Current.CancellationToken);

        var json = TimelineJson.Write(TimelineReader.Read(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), path).Timeline);

        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(json)));
    }

    [Theory]
    [InlineData(OtioVersion.Release14, "Clip.1", "Marker.2")]
    [InlineData(OtioVersion.Release17, "Clip.2", "Marker.2")]
    [InlineData(OtioVersion.Release18, "Clip.2", "Marker.3")]
    public void OpenTimelineIO_is_written_for_the_release_that_is_asked_for(OtioVersion version, string clip, string marker)
    {
        var text = Encoding.UTF8.GetString(OtioWriter.Write(Cuts.Anew(Cuts.Read("harbour.otio").Timeline), version).Bytes);

        Assert.Contains($"\"{clip}\"", text, StringComparison.Ordinal);
        Assert.Contains($"\"{marker}\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.14", "Clip.1", "Marker.2")]
    [InlineData("0.15.0", "Clip.2", "Marker.2")]
    [InlineData("OTIO_CORE:0.17.0", "Clip.2", "Marker.2")]
    [InlineData("0.18.1", "Clip.2", "Marker.3")]
    public void An_untouched_file_is_written_down_to_a_label_that_is_named(string label, string clip, string marker)
    {
        var newest = OtioWriter.Write(Cuts.Anew(Cuts.Read("harbour.otio").Timeline), OtioVersion.Release18).Bytes;

        var text = Encoding.UTF8.GetString(TimelineWriter.Write(TimelineReader.Read(newest, "a.otio").Timeline, TimelineFormat.Otio, label).Bytes);

        Assert.Contains($"\"{clip}\"", text, StringComparison.Ordinal);
        Assert.Contains($"\"{marker}\"", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("\"Clip.").Select(p => p[0]).Skip(1).Distinct().Count() + text.Split("\"Marker.").Select(p => p[0]).Skip(1).Distinct().Count());
    }

    [Fact]
    public void What_OpenTimelineIO_says_beyond_the_model_is_kept_when_the_cut_is_edited()
    {
        var timeline = Cuts.Read("harbour.otio").Timeline;

        var text = Encoding.UTF8.GetString(OtioWriter.Write(timeline with { Name = "Harbour R2" }).Bytes);

        foreach (var kept in (string[])["\"Harbour R2\"", "{\"code\": \"HB\"}", "\"colour_of_track\": \"teal\"", "HologramClip.7", "[1, 2, {\"a\": null}]", "{\"amount\": NaN}", "\"mix\": 1"])
            Assert.Contains(kept, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zipped_cut_is_read_and_written_without_media()
    {
        var timeline = Cuts.Read("harbour.otio").Timeline;

        var zip = OtioWriter.WriteZip(timeline).Bytes;

        Assert.Equal(Account(timeline), Account(TimelineReader.Read(zip, "x.otioz").Timeline));
        Assert.Equal("OTZ003", TimelineReader.Read(Zip.Of(("a.txt", "")), "x.otioz").Diagnostics.Single().Code);
    }

    [Fact]
    public void An_AAF_is_refused_with_the_way_out()
    {
        var reading = TimelineReader.Read(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0 }, "reel1.aaf");

        Assert.Equal("AAF001", reading.Diagnostics.Single().Code);
        Assert.Contains("EDL", reading.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE xmeml [<!ENTITY a \"b\">]><xmeml version=\"5\"><sequence><name>&a;</name></sequence></xmeml>", "XME003")]
    [InlineData("<!DOCTYPE xmeml SYSTEM \"file:///etc/passwd\"><xmeml version=\"5\"></xmeml>", "XME010")]
    public void Entities_of_a_document_type_stay_unknown(string xml, string code) =>
        Assert.Contains(TimelineReader.Read(Encoding.UTF8.GetBytes(xml), "x.xml").Diagnostics, d => d.Code == code);

    [Fact]
    public void Final_Cut_7_speeds_transitions_markers_and_files_are_read()
    {
        var timeline = Cuts.Read("harbour.xml").Timeline;

        var clips = Ranges.Clips(timeline).ToArray();

        Assert.Equal([(864_100L, 48L), (864_044L, 48L)], clips.Select(c => (c.Clip.SourceRange!.Value.Start.Frames, c.Record.Duration.Frames)));
        Assert.Equal("2", Retiming.Speed(clips[1].Clip).ToString());
        Assert.Equal((12L, 12L), timeline.Tracks[0].Children.OfType<Transition>().Select(t => (t.InOffset.Frames, t.OutOffset.Frames)).Single());
        Assert.Equal(864_112, clips[0].Clip.Markers[0].Range.Start.Frames);
        Assert.Equal("A001C003", clips[1].Clip.Active!.Reel);
        Assert.Equal("24000/1001", timeline.Rate.ToString());
    }

    [Fact]
    public void FCPXML_connections_lie_where_their_host_says()
    {
        var timeline = Cuts.Read("harbour.fcpxml").Timeline;

        Assert.Equal(["12A-2 86400 48", "14-1 86448 48", "HARBOUR 86424 24", "Wild track 86424 24"], Ranges.Clips(timeline).Select(c => $"{c.Clip.Name} {c.Record.Start.Frames} {c.Record.Duration.Frames}"));
        Assert.Equal("2", Retiming.Speed(Ranges.Clips(timeline).ElementAt(1).Clip).ToString());
        Assert.Equal(144, timeline.Duration.Frames);
    }

    // What a cut says, in words that two readings can be compared by.
    internal static string Account(Timeline timeline)
    {
        var text = new StringBuilder();
        text.AppendLine($"{timeline.Timebase} {timeline.Start.At(timeline.Rate).Frames} {(timeline.IsBin ? "bin" : "")}");
        foreach (var track in timeline.Tracks)
        {
            if (track.Children.Any(c => c is not Gap))
                Account(track, timeline.Rate, text, "");
        }

        return text.ToString();
    }

    private static void Account(Track track, Throughline.Time.FrameRate rate, StringBuilder text, string indent)
    {
        text.AppendLine($"{indent}{track.Kind}");
        var places = Ranges.OfChildren(track, rate);
        for (var i = 0; i < places.Length; i++)
        {
            switch (track.Children[i])
            {
                case Gap:
                    break;
                case Transition t:
                    text.AppendLine($"{indent}  {t.Kind} {places[i].Start.At(rate).Frames} {places[i].Duration.At(rate).Frames}");
                    break;
                case Item item:
                    var seen = Ranges.TrimmedRange(item).Start.Rate.IsNone ? default : Retiming.MediaSeen(item);
                    var source = seen.Start.Rate.IsNone ? "-" : $"{seen.Start.At(rate).Frames}+{seen.Duration.At(rate).Frames}";
                    text.AppendLine($"{indent}  {item.GetType().Name} '{item.Name}' {places[i].Start.At(rate).Frames}+{places[i].Duration.At(rate).Frames} of {source} at {Retiming.Speed(item)} {(item as Clip)?.Active?.Reel} {(item as Clip)?.Active?.Target}{(item.Enabled ? "" : " off")}");
                    if (item is Nest nest)
                        nest.Children.OfType<Track>().ToList().ForEach(t => Account(t, rate, text, indent + "    "));
                    break;
            }
        }
    }

    private static string[] Kept(Timeline timeline) =>
        [.. timeline.Metadata.Entries.Where(e => e.Format != "otio").Concat(Ranges.Clips(timeline).SelectMany(c => c.Clip.Metadata.Entries).Where(e => e.Format != "otio")).Select(e => $"{e.Format} {e.Key} {e.Value}")];
}
