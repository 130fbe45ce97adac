using System.CommandLine;
using Throughline.Assist.Pipeline;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Cli.Models;

/// <summary><c>throughline model allow none|local|enterprise|public</c>: the production's rule, put on record.</summary>
internal static class ModelAllow
{
    public static Command Create(CommandConsole console)
    {
        var most = new Argument<string>("CLASS") { Description = "none, local (on a machine of the production), enterprise (under a contract), public." };
        most.AcceptOnlyFromAmong([.. ModelPolicy.Classes]);
        var rule = new Option<string?>("--because") { Description = "The rule in words; a refusal quotes it.", HelpName = "WORDS" };
        var budget = new Option<string?>("--budget") { Description = "The most that may be spent in all, such as \"20.00 USD\".", HelpName = "AMOUNT" };
        var perDay = new Option<string?>("--per-day") { Description = "The most that may be spent on one day (UTC).", HelpName = "AMOUNT" };
        var mcp = new Option<string?>("--mcp") { Description = "What a program attached by MCP may do: read, or propose; else nothing.", HelpName = "ACCESS" };
        mcp.AcceptOnlyFromAmong("none", "read", "propose");
        var command = new Command("allow", "Decide where models may run for a production, and what they may cost.") { most, rule, budget, perDay, mcp };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var models = parsed.GetValue(most)!;
            if (ModelPolicy.Details(models, parsed.GetValue(rule), parsed.GetValue(budget), parsed.GetValue(perDay), parsed.GetValue(mcp), out var details) is { } wrong)
                throw new CommandFailure(wrong, ExitCode.Usage);
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var places = await production.Ledger.AppendAsync([production.Event(EventKind.PolicySet, details)], cancel);
            await production.SignAsync(cancel);
            console.Out.WriteLine(places[0]);
            console.Error.WriteLine(SafeText.Line($"{production.Title}: {ModelPolicy.Words(models)} Entry {places[0]} of the record says so."));
            return ExitCode.Done;
        });
        return command;
    }
}
