using System.CommandLine;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Cli.Models;

/// <summary><c>throughline model use NAME</c>: the model that the production's questions go to, put on record.</summary>
internal static class ModelUse
{
    public static Command Create(CommandConsole console)
    {
        var name = new Argument<string>("NAME") { Description = "A model that is set up, or none." };
        var command = new Command("use", "Choose the model that a production's questions go to.") { name };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var asked = parsed.GetValue(name)!;
            var model = asked.Equals(ModelEndpoint.None, StringComparison.OrdinalIgnoreCase) ? null : ModelSettings.Find(asked);
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            if (model is not null && (await ModelRules.ReadAsync(production, cancel)).Refuse(model) is { } refusal)
                throw new CommandFailure($"{refusal} A producer allows it with: throughline model allow {ModelRules.Word(model.Class)}", ExitCode.Findings);
            var chosen = model?.Name ?? ModelEndpoint.None;
            var places = await production.Ledger.AppendAsync([production.Event(EventKind.PolicySet, (ModelRules.ModelDetail, chosen), (ModelRules.PolicyDetail, model is null ? "No model is used." : $"Questions go to {model.Name}: {model.Model}, {ModelRules.Word(model.Class)}."))], cancel);
            await production.SignAsync(cancel);
            console.Out.WriteLine(places[0]);
            console.Error.WriteLine(SafeText.Line(model is null ? $"{production.Title} uses no model." : $"{production.Title} uses {model.Name}: {model.Model} at {model.Address.Authority} ({ModelRules.Word(model.Class)})."));
            return ExitCode.Done;
        });
        return command;
    }
}
