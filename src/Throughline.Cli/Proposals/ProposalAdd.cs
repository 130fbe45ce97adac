using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Cli.Notes;
using Throughline.Cli.Productions;
using Throughline.Ledger;
using Throughline.Proposals;
using Throughline.Studio;

namespace Throughline.Cli.Proposals;

/// <summary><c>throughline proposal add</c>: what a colleague suggests, under the same rules as what a model does.</summary>
internal static class ProposalAdd
{
    public static Command Create(CommandConsole console)
    {
        var text = new Argument<string>("TEXT") { Description = "The words that would come; empty to take words out; with --after lines in Fountain." };
        var reason = new Option<string>("--reason") { Description = "Why, in a sentence.", Required = true, HelpName = "WORDS" };
        var after = new Option<bool>("--after") { Description = "Put new lines after the line instead of other words in the place of its words." };
        var question = new Option<bool>("--question") { Description = "Ask TEXT about the words; it changes nothing." };
        var command = new Command("add", "Suggest other words for a line, as a colleague; prints the proposal's number. Nothing is changed until somebody takes it.") { text, reason, after, question };
        var spot = new SpotOptions(command);
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var draft = await production.Drafts.FindOrLatestAsync(null, cancel);
            var script = production.Drafts.Read(draft);
            var at = spot.Find(parsed, script);
            var line = script.Elements.First(element => element.Id == at.Line);
            var words = parsed.GetValue(text)!.ReplaceLineEndings("\n");
            if (words.Length == 0 && (parsed.GetValue(after) || parsed.GetValue(question)))
                throw new CommandFailure("Say what: TEXT is empty.", ExitCode.Usage);
            var span = parsed.GetValue(after) ? ProposedSpan.After(line, words)
                : parsed.GetValue(question) ? ProposedSpan.Question(line, at.Start, at.Length, words)
                : words.Length == 0 ? ProposedSpan.Delete(line, at.Start, at.Length) : ProposedSpan.Replace(line, at.Start, at.Length, words);
            var made = production.Event(EventKind.ProposalMade);
            var number = await production.Proposals.AddAsync(
                new Proposal { Id = Guid.CreateVersion7(made.Time), Draft = $"draft-{draft.Number}", Actor = made.Actor, Alternatives = [new Alternative("", [span])], Reason = parsed.GetValue(reason)!.Trim(), Origin = Origin.Human },
                "a colleague", cancel);
            await production.SignAsync(cancel);
            console.Out.WriteLine(number);
            console.Error.WriteLine(SafeText.Line($"Proposal {number} is kept for draft {draft.Number}; nothing was changed."));
            return ExitCode.Done;
        });
        return command;
    }
}
