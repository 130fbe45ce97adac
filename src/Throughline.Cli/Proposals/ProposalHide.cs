using System.CommandLine;
using Throughline.Cli.Productions;
using Throughline.Story.Proposed;
using Throughline.Studio;

namespace Throughline.Cli.Proposals;

/// <summary><c>throughline proposal hide</c>: what whoever works does not want to be shown.</summary>
internal static class ProposalHide
{
    public static Command Create(CommandConsole console)
    {
        var voice = new Option<double?>("--voice") { Description = "Hide words that are farther from the speaker's own than this percentage of their passages.", HelpName = "PERCENT" };
        var worn = new Option<int?>("--worn") { Description = "Hide what has more worn phrases than this.", HelpName = "N" };
        var repeated = new Option<int?>("--repeated") { Description = "Hide what has this many words in a row, or more, that the script has already.", HelpName = "WORDS" };
        var overlap = new Option<int?>("--overlap") { Description = "Hide what has this many words in a row, or more, of a supplied text.", HelpName = "WORDS" };
        var seconds = new Option<double?>("--longer") { Description = "Hide what adds more seconds of reading.", HelpName = "SECONDS" };
        var unverified = new Option<bool>("--unverified") { Description = "Hide what rests on statements that are not verified." };
        var nothing = new Option<bool>("--nothing") { Description = "Hide nothing any more." };
        var command = new Command("hide", "Set which proposals you do not want to see; list always says how many are hidden and why. Without options it says what is set.") { voice, worn, repeated, overlap, seconds, unverified, nothing };
        command.Validators.Add(result =>
        {
            if (result.GetValue(voice) is < 0 or > 100)
                result.AddError("--voice takes a percentage from 0 to 100.");
            foreach (var option in (Option<int?>[])[worn, repeated, overlap])
            {
                if (result.GetValue(option) is < 0)
                    result.AddError($"{option.Name} takes a number from 0.");
            }
        });
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var old = parsed.GetValue(nothing) ? ProposalLimits.None : await production.ProposalViews.ReadAsync(cancel);
            var limits = new ProposalLimits
            {
                Farther = parsed.GetValue(voice) / 100 ?? old.Farther,
                Worn = parsed.GetValue(worn) ?? old.Worn,
                Repeated = parsed.GetValue(repeated) ?? old.Repeated,
                Overlap = parsed.GetValue(overlap) ?? old.Overlap,
                Seconds = parsed.GetValue(seconds) ?? old.Seconds,
                Unverified = parsed.GetValue(unverified) || old.Unverified,
            };
            if (limits != old || parsed.GetValue(nothing))
                await production.ProposalViews.SetAsync(limits, cancel);
            if (limits.Words.IsEmpty)
                console.Out.WriteLine("Nothing is hidden from you.");
            foreach (var words in limits.Words)
                console.Out.WriteLine("Hidden from you: " + words);
            return ExitCode.Done;
        });
        return command;
    }
}
