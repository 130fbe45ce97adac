using System.CommandLine;
using System.Globalization;
using Throughline.Assist;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Studio;

namespace Throughline.Cli.Models;

/// <summary><c>throughline model test NAME</c>: one short question that holds nothing of a script.</summary>
internal static class ModelTest
{
    public static Command Create(CommandConsole console)
    {
        var name = new Argument<string>("NAME") { Description = "A model that is set up." };
        var show = new Option<bool>("--show") { Description = "Print what would be sent and what it may cost, and send nothing." };
        var command = new Command("test", "Ask a model one word, to see that it answers; under the production's rules and on its record.") { name, show };
        var options = new ProductionOptions(command);
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(name)!, parsed.GetValue(show), options.Folder(parsed), options.Edge(parsed, console), console, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string name, bool show, string folder, StudioEdge edge, CommandConsole console, CancellationToken cancel)
    {
        var endpoint = ModelSettings.OfThisUser().Find(name);
        console.Error.WriteLine(SafeText.Line($"{endpoint.Name}: {endpoint.Model} at {endpoint.Address.Authority} ({ModelRules.Word(endpoint.Class)}): {ModelTrial.EstimateOf(endpoint)}"));
        if (show)
        {
            console.Out.WriteLine(ModelTrial.Question);
            return ExitCode.Done;
        }

        using var production = await Production.OpenToWriteAsync(folder, edge, cancel);
        var began = console.Clock.GetTimestamp();
        try
        {
            var response = await ModelTrial.AskAsync(production, endpoint, new PipelineOptions { Clock = console.Clock }, new SecretStore(), cancel);
            console.Out.WriteLine(SafeText.Line(response.Text));
            console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{endpoint.Name} answers: {response.ModelId ?? endpoint.Model}, {console.Clock.GetElapsedTime(began).TotalSeconds:0.0} seconds, {response.Usage?.InputTokenCount} tokens sent, {response.Usage?.OutputTokenCount} back."));
            return ExitCode.Done;
        }
        catch (ModelException failure)
        {
            throw ModelFailures.Said(failure);
        }
    }
}
