using System.Text;
using Throughline.Story;

namespace Throughline.Tests.Story;

public sealed class VoicesTests
{
    [Fact]
    public void A_word_only_one_person_says_sets_them_apart()
    {
        var report = ScriptReport.Of(Scripts.Read(Talk(("ANN", "well I say", 60), ("BOB", "then I say", 60), ("CAT", "now I say", 60))));

        // z = ln((60+60.0/540*500)/(180+500-60-55.6)) - ln(55.6/(360+500-55.6)) over sqrt(1/115.6+1/55.6) = 6.6...
        var ann = report.Voices.People.Single(v => v.Name == "ANN");
        Assert.Equal(("well", 60, 0), (ann.OwnWords[0].Word, ann.OwnWords[0].Uses, ann.OwnWords[0].OthersUses));
        var z = (Math.Log(115.5556 / 564.4444) - Math.Log(55.5556 / 804.4444)) / Math.Sqrt(1 / 115.5556 + 1 / 55.5556);
        Assert.Equal(z, ann.OwnWords[0].Z, 0.001);
        Assert.DoesNotContain(ann.OwnWords, w => w.Word == "say");
    }

    [Fact]
    public void Delta_is_the_mean_difference_in_standard_deviations()
    {
        var report = ScriptReport.Of(Scripts.Read(Talk(("ANN", "well I say", 60), ("BOB", "then I say", 60), ("CAT", "now I say", 60))));

        // "i" and "say" are used alike and tell nothing. Of "well", shares 1/3, 0, 0 have the deviation 0.19245, so that
        // ANN lies 1.732 from the others, and they 0 from each other; the same for "then" and "now": 2 * 1.732 / 3.
        Assert.All(report.Voices.People, v => Assert.Equal(1.155, v.Distinctness!.Value, 0.0005));
        Assert.Equal("BOB", report.Voices.People.Single(v => v.Name == "ANN").Nearest);
    }

    [Fact]
    public void Those_who_say_little_are_not_judged()
    {
        var report = ScriptReport.Of(Scripts.Read(Talk(("ANN", "well I say", 60), ("BOB", "no", 2))));

        var ann = Assert.Single(report.Voices.People);
        Assert.Equal((150, null), (report.Voices.FewestWords, ann.Distinctness));
    }

    private static string Talk(params (string Name, string Words, int Times)[] people)
    {
        var script = new StringBuilder("INT. ROOM - DAY\n");
        foreach (var (name, words, times) in people)
        {
            for (var i = 0; i < times; i++)
                script.Append('\n').Append(name).Append('\n').Append(words).Append(".\n");
        }

        return script.ToString();
    }
}
