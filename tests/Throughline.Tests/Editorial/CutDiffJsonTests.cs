using System.Globalization;
using System.Text;
using System.Text.Json;
using Throughline.Editorial.Changes;
using Throughline.Editorial.Edl;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Tests.Editorial;

/// <summary>Changes as other programs read them, reckoned by hand: record and source in whole frames at 24, out exclusive.</summary>
public sealed class CutDiffJsonTests
{
    // Three clips of two seconds, each from 01:00:00:00 of its reel: source 86,400 to 86,448, record from 86,400.
    private const string Old = "A001 0 48; B001 0 48; C001 0 48";

    [Theory]
    [InlineData("A001 6 48; B001 0 48; C001 0 48", "trimmed A001 86400-86448 86400-86448 > 86400-86442 86406-86448 6 0")]
    [InlineData("A001 -6 48; B001 0 48; C001 0 48", "trimmed A001 86400-86448 86400-86448 > 86400-86454 86394-86448 -6 0")]
    [InlineData("A001 0 36; B001 0 48; C001 0 48", "trimmed A001 86400-86448 86400-86448 > 86400-86436 86400-86436 0 12")]
    [InlineData("A001 0 60; B001 0 48; C001 0 48", "trimmed A001 86400-86448 86400-86448 > 86400-86460 86400-86460 0 -12")]
    [InlineData("A001 4 44; B001 0 48; C001 0 48", "trimmed A001 86400-86448 86400-86448 > 86400-86440 86404-86444 4 4")]
    [InlineData("A001 0 48; B001 5 53; C001 0 48", "slipped B001 86448-86496 86400-86448 > 86448-86496 86405-86453 5 -5")]
    [InlineData("A001 0 48; B001 -5 43; C001 0 48", "slipped B001 86448-86496 86400-86448 > 86448-86496 86395-86443 -5 5")]
    [InlineData("A001 0 48; D001 0 48; C001 0 48", "replaced D001 86448-86496 86400-86448 > 86448-86496 86400-86448 null null")]
    [InlineData("A001 0 48; C001 0 48", "removed B001 86448-86496 86400-86448 > null null null")]
    [InlineData("A001 0 48; B001 0 48; D001 7 31; C001 0 48", "added D001 null > 86496-86520 86407-86431 null null")]
    [InlineData("A001 0 48; B001 0 96 48; C001 0 48", "retimed B001 86448-86496 86400-86448 > 86448-86496 86400-86496 0 -48")]
    [InlineData("A001 0 48; B001 0 48 -24; C001 0 48", "retimed B001 86448-86496 86400-86448 > 86448-86496 86400-86448 0 0")]
    [InlineData("A001 0 48; B001 0 48 D12; C001 0 48", "transition-changed B001 86448-86496 86400-86448 > 86448-86496 86400-86448 0 0")]
    [InlineData("A001 0 48; B001 0 48 V2; C001 0 48", "track-changed B001 86448-86496 86400-86448 > 86448-86496 86400-86448 0 0")]
    public void One_change_is_told_and_all_else_is_kept(string now, string told)
    {
        var changes = Changes(Old, now);

        Assert.Equal(told, Assert.Single(changes, c => !c.StartsWith("kept", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_clip_that_changed_its_place_is_moved()
    {
        var changes = Changes(Old + "; D001 0 24", "D001 0 24; A001 0 48; B001 0 48; C001 0 48");

        Assert.Equal(["moved D001 86544-86568 86400-86424 > 86400-86424 86400-86424 0 0"], changes.Where(c => !c.StartsWith("kept", StringComparison.Ordinal)));
        Assert.Contains("kept A001 86400-86448 86400-86448 > 86424-86472 86400-86448 0 0", changes);
    }

    [Fact]
    public void Head_and_tail_are_those_of_the_clip_as_it_plays_also_backwards()
    {
        // Backwards the last frame of media plays first: six fewer there are six fewer at the head.
        Assert.Contains("trimmed A001 86400-86448 86400-86448 > 86400-86442 86400-86442 6 0", Changes("A001 0 48 -24; B001 0 48", "A001 0 42 -24; B001 0 48"));
        Assert.Contains("trimmed A001 86400-86448 86400-86448 > 86400-86442 86406-86448 0 6", Changes("A001 0 48 -24; B001 0 48", "A001 6 48 -24; B001 0 48"));
    }

    [Fact]
    public void Under_double_speed_heads_are_in_frames_of_the_cut() =>
        Assert.Contains("trimmed A001 86400-86448 86400-86496 > 86400-86442 86412-86496 6 0", Changes("A001 0 96 48; B001 0 48", "A001 12 96 48; B001 0 48"));

    [Fact]
    public void A_split_clip_is_told_of_once_for_each_part()
    {
        var changes = Changes(Old, "A001 0 48; B001 0 20; D001 0 24; B001 20 48; C001 0 48");

        Assert.Equal(
            ["trimmed B001 86448-86496 86400-86448 > 86448-86468 86400-86420 0 28", "added D001 null > 86468-86492 86400-86424 null null", "trimmed B001 86448-86496 86400-86448 > 86492-86520 86420-86448 20 0"],
            changes.Where(c => !c.StartsWith("kept", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_object_has_the_keys_of_its_schema_and_null_where_a_side_is_absent()
    {
        using var json = JsonDocument.Parse(CutDiffJson.Write(CutComparison.Between(Cut(Old), Cut("A001 0 48; C001 0 48"))));

        Assert.Equal("24", json.RootElement.GetProperty("rate").GetString());
        var removed = json.RootElement.GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("kind").GetString() == "removed");
        Assert.Equal(JsonValueKind.Null, removed.GetProperty("new").ValueKind);
        Assert.Equal(JsonValueKind.Null, removed.GetProperty("shot").ValueKind);
        Assert.Equal(("V1", "B001"), (removed.GetProperty("track").GetString(), removed.GetProperty("clip").GetString()));
    }

    private static List<string> Changes(string old, string now)
    {
        using var json = JsonDocument.Parse(CutDiffJson.Write(CutComparison.Between(Cut(old), Cut(now))));
        return [.. json.RootElement.GetProperty("changes").EnumerateArray().Select(c =>
            $"{c.GetProperty("kind").GetString()} {c.GetProperty("clip").GetString()} {Side(c.GetProperty("old"))} > {Side(c.GetProperty("new"))} {c.GetProperty("headFrames").GetRawText()} {c.GetProperty("tailFrames").GetRawText()}")];
    }

    private static string Side(JsonElement side) => side.ValueKind == JsonValueKind.Null ? "null" : $"{side.GetProperty("recordIn")}-{side.GetProperty("recordOut")} {side.GetProperty("sourceIn")}-{side.GetProperty("sourceOut")}";

    // REEL IN OUT and perhaps a speed in frames a second, D12 for a dissolve into it, V2 for another track.
    private static Throughline.Editorial.Timeline Cut(string clips)
    {
        var timebase = new Timebase(FrameRate.Fps24);
        var text = new StringBuilder("TITLE: Cut\nFCM: NON-DROP FRAME\n* FRAME RATE: 24\n");
        long record = 86_400;
        var number = 0;
        foreach (var clip in clips.Split("; "))
        {
            var words = clip.Split(' ');
            var more = words.Length > 3 ? words[3] : "";
            var (from, to) = (86_400 + int.Parse(words[1], CultureInfo.InvariantCulture), 86_400 + int.Parse(words[2], CultureInfo.InvariantCulture));
            var isSpeed = more.Length > 0 && !char.IsLetter(more[0]);
            var length = more == "48" ? (to - from) / 2 : to - from;
            number++;
            if (more.StartsWith('D'))
                text.Append(CultureInfo.InvariantCulture, $"{number:D3}  BL       V     C        00:00:00:00 00:00:00:00 {new Timecode(timebase, record)} {new Timecode(timebase, record)}\n");
            text.Append(CultureInfo.InvariantCulture, $"{number:D3}  {words[0],-8} {(more == "V2" ? "V2" : "V"),-5} {(more.StartsWith('D') ? $"D    {int.Parse(more[1..], CultureInfo.InvariantCulture):D3}" : "C       ")} {new Timecode(timebase, from)} {new Timecode(timebase, to)} {new Timecode(timebase, record)} {new Timecode(timebase, record + length)}\n");
            if (isSpeed)
                text.Append(CultureInfo.InvariantCulture, $"M2   {words[0],-8}       {more}.0                {new Timecode(timebase, from)}\n");
            text.Append(CultureInfo.InvariantCulture, $"* FROM CLIP NAME: {words[0]}\n");
            record += length;
        }

        return EdlReader.Read(new SourceText(text.ToString(), "cut.edl")).Timeline;
    }
}
