using System.CommandLine;
using Throughline.Cli.Productions;
using Throughline.Cli.Read;
using Throughline.Drafts;
using Throughline.Studio;
using Throughline.Studio.Notes;

namespace Throughline.Cli.Drafts;

/// <summary><c>throughline draft show [DRAFT]</c>.</summary>
internal static class DraftShow
{
    public static Command Create(CommandConsole console)
    {
        var which = new Argument<string?>("DRAFT") { Description = "The number or the name of the draft; else the latest.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/json/draft-show.schema.json)." };
        var command = new Command("show", "Show a draft: its facts, its scenes, and the notes and tags on it.") { which, json };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var draft = await NotedDraft.OpenAsync(production, parsed.GetValue(which), cancel);
            var before = (await production.Drafts.ListAsync(cancel)).LastOrDefault(it => it.Number < draft.Draft.Number);
            var match = before is null ? null : DraftMatch.ByIdentity(production.Drafts.Read(before), draft.Script);
            var shown = new ShownDraft(draft, before, match, production.Drafts.Bytes(draft.Draft).Length);
            if (parsed.GetValue(json))
                console.Out.WriteLine(DraftShowJson.Write(shown));
            else
                TerminalScreen.Print(DraftShowText.Of(shown, TerminalScreen.Width()), console.Out);
            return ExitCode.Done;
        });
        return command;
    }
}
