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
        most.AcceptOnlyFromAmong("none", "local", "enterprise", "public");
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
            var details = new List<(string, string)> { (ModelRules.ModelsDetail, models), (ModelRules.PolicyDetail, parsed.GetValue(rule)?.Trim() is { Length: > 0 } words ? words : Words(models)) };
            Add(details, ModelRules.BudgetDetail, parsed.GetValue(budget), "--budget");
            Add(details, ModelRules.PerDayDetail, parsed.GetValue(perDay), "--per-day");
            if (parsed.GetValue(mcp) is { } access)
                details.Add((ModelRules.McpDetail, access));
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var places = await production.Ledger.AppendAsync([production.Event(EventKind.PolicySet, [.. details])], cancel);
            await production.SignAsync(cancel);
            console.Out.WriteLine(places[0]);
            console.Error.WriteLine(SafeText.Line($"{production.Title}: {Words(models)} Entry {places[0]} of the record says so."));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Words(string models) => models switch
    {
        "none" => "No model.",
        "local" => "Local models only: pages stay in the house.",
        "enterprise" => "Models under a contract of the production, and local ones.",
        _ => "Any model.",
    };

    private static void Add(List<(string, string)> details, string name, string? amount, string option)
    {
        if (amount is null)
            return;
        if (!ModelRules.TryParse(amount, out var cost))
            throw new CommandFailure($"{option}: expected an amount and a currency, such as \"20.00 USD\".", ExitCode.Usage);
        details.Add((name, ModelRules.Write(cost)));
    }
}
