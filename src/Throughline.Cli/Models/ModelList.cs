using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Studio;

namespace Throughline.Cli.Models;

/// <summary><c>throughline model list</c>.</summary>
internal static class ModelList
{
    public static Command Create(CommandConsole console)
    {
        var json = new Option<bool>("--json") { Description = "Print the list as JSON (docs/json/models.schema.json)." };
        var command = new Command("list", "List the models that are set up; in a production also what it allows and has spent.") { json };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var rules = await RulesAsync(options.Folder(parsed), () => options.Edge(parsed, console), cancel);
            var models = ModelSettings.OfThisUser().Read();
            if (parsed.GetValue(json))
                console.Out.WriteLine(Json(models, rules));
            else
                Print(models, rules, console);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<ModelRules?> RulesAsync(string folder, Func<StudioEdge> edge, CancellationToken cancel)
    {
        if (folder == "." && !InProduction())
            return null;
        using var production = await Production.OpenAsync(folder, edge(), cancel);
        return await ModelRules.ReadAsync(production, cancel);
    }

    private static bool InProduction()
    {
        for (var at = new DirectoryInfo(Environment.CurrentDirectory); at is not null; at = at.Parent)
        {
            if (ProductionFolder.IsProduction(at.FullName))
                return true;
        }

        return false;
    }

    private static void Print(IReadOnlyList<ModelEndpoint> models, ModelRules? rules, CommandConsole console)
    {
        var secrets = new SecretStore();
        console.Out.WriteLine($"{Mark(rules, ModelEndpoint.None)} none         the rules and instruments built in; nothing leaves, nothing to pay");
        foreach (var model in models)
        {
            var key = model.KeyName is null ? "no key needed" : secrets.Has(model) ? $"key in {model.KeyName}" : $"NO KEY: {model.KeyName}";
            console.Out.WriteLine(SafeText.Line($"{Mark(rules, model.Name)} {model.Name,-12} {model.Provider.ToString().ToLowerInvariant()} {model.Model}, {ModelRules.Word(model.Class)}, {model.Address.Authority}; {key}; {PriceOf(model)}{(rules?.Refuse(model) is null ? "" : "; not allowed here")}"));
        }

        if (models.Count == 0)
            console.Error.WriteLine(SafeText.Line($"No model is set up. That needs a file {ModelSettings.OfThisUser().Path}; docs/models.md shows one. Everything else works without."));
        if (rules is not null)
            Print(rules, console);
    }

    private static void Print(ModelRules rules, CommandConsole console)
    {
        console.Out.WriteLine();
        console.Out.WriteLine(SafeText.Line($"Allowed: {(rules.Allowed is { } most ? "up to " + ModelRules.Word(most) : "no model")}. \"{rules.Rule}\" ({rules.By}{(rules.Entry < 0 ? "" : $", entry {rules.Entry}")})"));
        if (rules.Budget is { } budget)
            console.Out.WriteLine($"Budget: {ModelRules.Write(budget)} in all, {ModelRules.Write(rules.Spent.Total(budget.Currency))} spent.");
        if (rules.PerDay is { } day)
            console.Out.WriteLine($"Budget: {ModelRules.Write(day)} a day, {ModelRules.Write(rules.Spent.On(DateOnly.FromDateTime(console.Clock.GetUtcNow().UtcDateTime), day.Currency))} spent today (UTC).");
        foreach (var currency in rules.Spent.Currencies.Where(it => it != rules.Budget?.Currency))
            console.Out.WriteLine($"Spent: {ModelRules.Write(rules.Spent.Total(currency))}.");
    }

    private static char Mark(ModelRules? rules, string name) => (rules?.Model ?? ModelEndpoint.None).Equals(name, StringComparison.OrdinalIgnoreCase) ? '*' : ' ';

    private static string PriceOf(ModelEndpoint model) => model.Price is { } price
        ? string.Create(CultureInfo.InvariantCulture, $"{price.Input:0.00##} in, {price.Output:0.00##} out {price.Currency} a million tokens ({price.AsOf:yyyy-MM-dd})")
        : model.Class == Throughline.Ledger.EndpointClass.Local ? "no cost" : "price not known";

    private static string Json(IReadOnlyList<ModelEndpoint> models, ModelRules? rules)
    {
        var secrets = new SecretStore();
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("inUse", rules?.Model ?? ModelEndpoint.None);
            json.WriteString("allowed", rules?.Allowed is { } most ? ModelRules.Word(most) : "none");
            if (rules is not null)
            {
                json.WriteString("rule", SafeText.WellFormed(rules.Rule));
                json.WriteString("by", SafeText.WellFormed(rules.By));
            }

            json.WriteStartArray("models");
            foreach (var model in models)
            {
                json.WriteStartObject();
                json.WriteString("name", model.Name);
                json.WriteString("provider", model.Provider.ToString().ToLowerInvariant());
                json.WriteString("model", model.Model);
                json.WriteString("class", ModelRules.Word(model.Class));
                json.WriteString("address", model.Address.ToString());
                json.WriteBoolean("hasKey", secrets.Has(model));
                json.WriteBoolean("isAllowed", rules is not null && rules.Refuse(model) is null);
                if (model.Price is { } price)
                {
                    json.WriteNumber("input", price.Input);
                    json.WriteNumber("output", price.Output);
                    json.WriteString("currency", price.Currency);
                    json.WriteString("asOf", price.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
