using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.AI;
using Throughline.Assist;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Cli.Models;

/// <summary><c>throughline model test NAME</c>: one short question that holds nothing of a script.</summary>
internal static class ModelTest
{
    private const string Question = "Answer with one word and nothing else: ready";

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
        var endpoint = ModelSettings.Find(name);
        ChatMessage[] messages = [new(ChatRole.User, Question)];
        var options = new ChatOptions { MaxOutputTokens = 64 };
        console.Error.WriteLine(SafeText.Line($"{endpoint.Name}: {endpoint.Model} at {endpoint.Address.Authority} ({ModelRules.Word(endpoint.Class)}): {Estimate.Of(endpoint, messages, options)}"));
        if (show)
        {
            console.Out.WriteLine(Question);
            return ExitCode.Done;
        }

        using var production = await Production.OpenToWriteAsync(folder, edge, cancel);
        var rules = await ModelRules.ReadAsync(production, cancel);
        // Before the key is even looked for.
        if (rules.Refuse(endpoint) is { } refusal)
            throw new CommandFailure(refusal, ExitCode.Findings);
        var began = console.Clock.GetTimestamp();
        try
        {
            using var model = ModelPipeline.Build(ModelClient.Create(endpoint, new SecretStore().KeyOf(endpoint), console.Clock), production, endpoint, new Purpose("a test", "none", "test.v1", Digest.Of(System.Text.Encoding.UTF8.GetBytes(Question))), new PipelineOptions { Clock = console.Clock });
            var response = await model.GetResponseAsync(messages, options, cancel);
            console.Out.WriteLine(SafeText.Line(response.Text));
            console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{endpoint.Name} answers: {response.ModelId ?? endpoint.Model}, {console.Clock.GetElapsedTime(began).TotalSeconds:0.0} seconds, {response.Usage?.InputTokenCount} tokens sent, {response.Usage?.OutputTokenCount} back."));
            return ExitCode.Done;
        }
        catch (ModelException failure)
        {
            throw ModelFailures.Said(failure);
        }
        finally
        {
            await production.SignAsync(CancellationToken.None);
        }
    }
}
