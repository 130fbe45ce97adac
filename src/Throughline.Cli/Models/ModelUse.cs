using System.CommandLine;
using Throughline.Assist;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
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
            var model = asked.Equals(ModelEndpoint.None, StringComparison.OrdinalIgnoreCase) ? null : ModelSettings.OfThisUser().Find(asked);
            using var production = await Production.OpenToWriteAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            try
            {
                console.Out.WriteLine(await ModelChoice.UseAsync(production, model, cancel));
            }
            catch (ModelException failure)
            {
                throw new CommandFailure($"{failure.Message} A producer allows it with: throughline model allow {ModelRules.Word(model!.Class)}", ExitCode.Findings, failure);
            }

            console.Error.WriteLine(SafeText.Line(model is null ? $"{production.Title} uses no model." : $"{production.Title} uses {model.Name}: {model.Model} at {model.Address.Authority} ({ModelRules.Word(model.Class)})."));
            return ExitCode.Done;
        });
        return command;
    }
}
