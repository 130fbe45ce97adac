using System.Collections.Immutable;
using System.Globalization;
using Throughline.Assist.Roles;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Assist.Partner;

/// <summary>What of a story bible the pages state by themselves: people, places, days, and questions asked aloud and left open.</summary>
internal sealed class BibleRules(ScriptReport report, Citing citing)
{
    public StoryBible Read()
    {
        var seen = new AudienceRules(report, citing).Find(-1).ToArray();
        var entries = ImmutableArray.CreateBuilder<BibleEntry>();
        foreach (var finding in seen.Where(finding => finding.Kind == "believes"))
            entries.Add(Entry(BiblePart.People, finding, ("name", finding.Claim.Claim.Statement.Split(" is new;")[0]), ("want", "")));
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scene in report.Scenes.Where(scene => !scene.Slugline.Location.IsEmpty && places.Add(CharacterIndex.Fold(string.Join(" - ", scene.Slugline.Location)))))
            entries.Add(Entry(BiblePart.Places, citing.Find("places", scene.Index, "", scene.At.Element), ("name", string.Join(" - ", scene.Slugline.Location)), ("what", "")));
        foreach (var day in report.Days.Days.Where(day => !day.Scenes.IsEmpty))
            entries.Add(Entry(BiblePart.Timeline, citing.Find("timeline", day.Scenes[0], "", report.Scenes[day.Scenes[0]].At.Element), ("when", string.Create(CultureInfo.InvariantCulture, $"day {day.Number}")), ("what", $"scenes {report.Scenes[day.Scenes[0]].Label} to {report.Scenes[day.Scenes[^1]].Label}")));
        foreach (var finding in seen.Where(finding => finding.Kind == "wonders" && finding.AnsweredAt < 0 && finding.Claim.Lines.Length > 0))
            entries.Add(Entry(BiblePart.Promises, finding, ("what", Promise(finding))));
        return new StoryBible([.. entries.Where(entry => !entry.Quotes.IsEmpty)]);
    }

    // A question as it was asked; of somebody who is gone what the audience asks itself.
    private static string Promise(Finding finding) =>
        Citing.Sentence(finding.Claim.Claim.Quotes[0].Words) is var words && words.EndsWith('?') ? words : finding.Claim.Claim.Statement;

    private static BibleEntry Entry(BiblePart part, Finding finding, params ReadOnlySpan<(string Name, string Text)> fields) =>
        new(part, [.. fields], finding.Claim.IsVerified ? finding.Claim.Claim.Quotes : []);
}
