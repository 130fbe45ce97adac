using System.Collections.Immutable;
using System.Text;
using Throughline.Assist;
using Throughline.Assist.Models;
using Throughline.Assist.Partner;
using Throughline.Assist.Pipeline;
using Throughline.Assist.Roles;
using Throughline.Cli.Files;
using Throughline.Cli.Models;
using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Reports;
using Throughline.Screenplays;
using Throughline.Studio;

namespace Throughline.Cli.Ask;

/// <summary>One question.</summary>
internal sealed class AskRun(CommandConsole console, string path, RoleTask task, AskSettings settings, StudioEdge edge)
{
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        // Before anything is asked that has to be paid.
        if (settings.Html is { } page && !settings.Force && File.Exists(page))
            throw new CommandFailure($"{page}: is already there. Add --force to replace it, or give another name.", ExitCode.Usage);
        if (settings.Production is null)
        {
            if (settings.Model is { } named && !IsNone(named))
                throw new CommandFailure($"A model other than none needs a production, since its rules and its record are there: add --production FOLDER. Without, the partner none answers.", ExitCode.Usage);
            return AnswerByRules(Bare());
        }

        using var reading = await Production.OpenAsync(settings.Production, edge, cancel);
        var rules = await ModelRules.ReadAsync(reading, cancel);
        var model = settings.Model ?? rules.Model;
        if (IsNone(model) || task.Prompt.Length == 0)
        {
            if ((task.Shape.Length > 0 && task.What != "bible") || settings.Show || !await IsDraftAsync(reading, cancel))
                return AnswerByRules(Bare());
            var asked = await InProductionAsync(reading, cancel);
            reading.Dispose();
            return await ProposeByRulesAsync(asked, cancel);
        }

        var endpoint = ModelSettings.Find(model);
        var question = await InProductionAsync(reading, cancel);
        return settings.Show ? Show(question, endpoint, rules) : await AskAsync(question, endpoint, rules, cancel);
    }

    private static bool IsNone(string model) => model.Equals(ModelEndpoint.None, StringComparison.OrdinalIgnoreCase);

    private int AnswerByRules(Question question)
    {
        if (settings.Show)
        {
            console.Error.WriteLine("The partner none sends nothing: the rules and instruments built in answer, at no cost.");
            return ExitCode.Done;
        }

        // An id for the answer's sake; a bare script keeps no proposals.
        Print(RulePartner.Ask(question, new Actor(edge.Person, edge.Role), Guid.CreateVersion7(console.Clock.GetUtcNow())));
        return task.WithoutModel == "no" ? ExitCode.Findings : ExitCode.Done;
    }

    // A proposal needs no model to be one: it waits for a decision like any other.
    private async Task<int> ProposeByRulesAsync(Question question, CancellationToken cancel)
    {
        using var production = await Production.OpenToWriteAsync(settings.Production!, edge, cancel);
        var answer = RulePartner.Ask(question, new Actor(edge.Person, edge.Role), Guid.CreateVersion7(console.Clock.GetUtcNow()));
        if (answer.Bible is { } bible && (await StoryPapers.ReadAsync(production, cancel)).Bible is null)
        {
            await StoryPapers.WriteBibleAsync(production, bible, "bible extracted", null, cancel);
            await production.SignAsync(cancel);
            console.Error.WriteLine("Kept as the bible of the production. See it with: throughline bible show; correct it with: throughline bible write FILE");
        }

        if (answer.Proposal is { } proposal)
        {
            answer = answer with { Kept = await production.Proposals.AddAsync(proposal, task.Name, cancel) };
            await production.SignAsync(cancel);
        }

        Print(answer);
        return ExitCode.Done;
    }

    private async Task<bool> IsDraftAsync(Production production, CancellationToken cancel)
    {
        var hash = Digest.Of(ScriptFile.Bytes(path));
        return (await production.Drafts.ListAsync(cancel)).Any(it => it.Content == hash);
    }

    private int Show(Question question, ModelEndpoint endpoint, ModelRules rules)
    {
        try
        {
            var asked = Asking.Of(question);
            foreach (var line in asked.Shown.Split('\n'))
                console.Out.WriteLine(SafeText.Line(line));
            console.Error.WriteLine(SafeText.Line(Announce(endpoint, asked)));
            if (rules.Refuse(endpoint) is { } refusal)
                console.Error.WriteLine(SafeText.Line("It would be refused: " + refusal));
            return ExitCode.Done;
        }
        catch (ModelException failure)
        {
            throw ModelFailures.Said(failure);
        }
    }

    private async Task<int> AskAsync(Question question, ModelEndpoint endpoint, ModelRules rules, CancellationToken cancel)
    {
        if (rules.Refuse(endpoint) is { } refusal)
            throw new CommandFailure(refusal, ExitCode.Findings);
        using var production = await Production.OpenToWriteAsync(settings.Production!, edge, cancel);
        try
        {
            var key = settings.Replay == ReplayMode.Replay ? null : new SecretStore().KeyOf(endpoint);
            using var partner = new ModelPartner(production, endpoint, ModelClient.Create(endpoint, key, console.Clock), new PipelineOptions { Clock = console.Clock, Replay = settings.Replay, Tape = settings.Tape });
            console.Error.WriteLine(SafeText.Line(Announce(endpoint, Asking.Of(question))));
            Print(await partner.AskAsync(question, cancel));
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

    private static string Announce(ModelEndpoint endpoint, Assist.Answers.StructuredQuestion asked) =>
        $"{endpoint.Name}: {endpoint.Model} at {endpoint.Address.Authority} ({ModelRules.Word(endpoint.Class)}): {Estimate.Of(endpoint, asked.Messages, asked.Options)}";

    // Lines of a bare script are numbered as they stand.
    private Question Bare() => Select(DraftHistory.Empty.Add(ScriptFile.OpenReading(path, console).Screenplay).Draft, path == "-" ? "standard input" : Path.GetFileName(path));

    private async Task<Question> InProductionAsync(Production production, CancellationToken cancel)
    {
        var hash = Digest.Of(ScriptFile.Bytes(path));
        var draft = (await production.Drafts.ListAsync(cancel)).LastOrDefault(it => it.Content == hash)
            ?? throw new CommandFailure($"{path}: is no draft of {production.Title} as it is now, so that its lines have no identity to hang anything on. Add it: throughline draft add {path}", ExitCode.Usage);
        var question = Select(production.Drafts.Read(draft), $"draft-{draft.Number}");
        try
        {
            var story = await StoryPapers.ReadAsync(production, cancel);
            return question with { Bible = story.Bible, Rungs = story.Rungs };
        }
        catch (ModelException failure)
        {
            throw ModelFailures.Said(failure);
        }
    }

    private Question Select(Screenplay script, string document)
    {
        var (selection, words) = Selected(script);
        if (task.Requires("selection") && selection.Length == script.Elements.Length)
            throw new CommandFailure($"{task.Name}: say of which lines, with --line, --scene or --character.", ExitCode.Usage);
        Need("character", settings.Character, "--character NAME");
        Need("question", settings.Question, "--question WORDS");
        Need("language", settings.Language, "--language LANGUAGE");
        Need("constraint", settings.Constraint, "--constraint WORDS");
        return new Question
        {
            Task = task,
            Script = script,
            Document = document,
            Selection = selection,
            SelectionWords = words,
            Character = settings.Character,
            UpTo = settings.UpTo is { } last ? SceneOf(script, last).Index : -1,
            Words = settings.Question,
            Lines = settings.Lines,
            Language = settings.Language,
            Constraint = settings.Constraint,
            Structure = settings.Structure is { } name ? StoryStructure.All.FirstOrDefault(it => it.Name == name) ?? throw new CommandFailure($"--structure: one of {string.Join(", ", StoryStructure.All.Select(it => it.Name))}.", ExitCode.Usage) : null,
        };
    }

    private void Need(string what, string? given, string option)
    {
        // The rules built in can tell what somebody knows without being asked anything.
        if (task.Requires(what) && string.IsNullOrWhiteSpace(given) && !(what == "question" && task.Role == "actor" && settings.Production is null))
            throw new CommandFailure($"{task.Name}: needs {option}.", ExitCode.Usage);
    }

    private (ImmutableArray<int> Elements, string Words) Selected(Screenplay script)
    {
        if (settings.Line is { } range)
        {
            var lines = Selections.Lines(script, range) ?? throw new CommandFailure("--line: expected a line or a range of lines, such as 120 or 120-126.", ExitCode.Usage);
            return lines.IsEmpty ? throw new CommandFailure($"{path}: nothing stands on line {range}.", ExitCode.Usage) : (lines, "the selected lines");
        }

        if (settings.Scene is { } label)
            return (Selections.Of(SceneOf(script, label)), "one scene");
        if (settings.Character is not { } name || task.Role == "actor")
            return (Selections.Whole(script), "the script");
        var speech = Selections.Speech(script, name);
        return speech.IsEmpty ? throw new CommandFailure($"{path}: nobody called {name} speaks.", ExitCode.Usage) : (speech, "what one person says");
    }

    private Scene SceneOf(Screenplay script, string label) =>
        Selections.SceneOf(script, label) ?? throw new CommandFailure($"{path}: there is no scene {label}.", ExitCode.Usage);

    private void Print(Answer answer)
    {
        if (settings.Json)
            console.Out.Write(Encoding.UTF8.GetString(AnswerJson.Write(answer)));
        else
            AnswerText.Print(answer, console.Out);
        if (settings.Html is not { } page)
            return;
        OutputFile.Write(page, ReportDocumentHtml.Write(AnswerReport.Of(answer)), settings.Force);
        console.Error.WriteLine(SafeText.Line($"Wrote {page}."));
    }
}
