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
        var model = settings.Model ?? (await ModelRules.ReadAsync(reading, cancel)).Model;
        try
        {
            if (IsNone(model) || task.Prompt.Length == 0)
            {
                if ((task.Shape.Length > 0 && task.What != "bible") || settings.Show || !await IsDraftAsync(reading, cancel))
                    return AnswerByRules(Bare());
                var asked = await InProductionAsync(reading, byRules: true, cancel);
                reading.Dispose();
                using var writing = await Production.OpenToWriteAsync(settings.Production, edge, cancel);
                Print(await Partner(writing).ByRulesAsync(asked, cancel));
                return ExitCode.Done;
            }

            var endpoint = ModelSettings.OfThisUser().Find(model);
            var question = await InProductionAsync(reading, byRules: false, cancel);
            var ready = await Partner(reading).ShowAsync(question, endpoint, cancel);
            return settings.Show ? Show(ready) : await AskAsync(question, ready, cancel);
        }
        catch (ModelException failure)
        {
            throw ModelFailures.Said(failure);
        }
    }

    private static bool IsNone(string model) => model.Equals(ModelEndpoint.None, StringComparison.OrdinalIgnoreCase);

    private ProductionPartner Partner(Production production) => new(production, new PipelineOptions { Clock = console.Clock, Replay = settings.Replay, Tape = settings.Tape }, new SecretStore());

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

    private async Task<bool> IsDraftAsync(Production production, CancellationToken cancel)
    {
        var hash = Digest.Of(ScriptFile.Bytes(path));
        return (await production.Drafts.ListAsync(cancel)).Any(it => it.Content == hash);
    }

    private int Show(ReadyRequest ready)
    {
        foreach (var line in ready.Shown.Split('\n'))
            console.Out.WriteLine(SafeText.Line(line));
        console.Error.WriteLine(SafeText.Line(ready.Announcement));
        if (ready.Refusal is { } refusal)
            console.Error.WriteLine(SafeText.Line("It would be refused: " + refusal));
        return ExitCode.Done;
    }

    private async Task<int> AskAsync(Question question, ReadyRequest ready, CancellationToken cancel)
    {
        if (ready.Refusal is { } refusal)
            throw new CommandFailure(refusal, ExitCode.Findings);
        console.Error.WriteLine(SafeText.Line(ready.Announcement));
        using var production = await Production.OpenToWriteAsync(settings.Production!, edge, cancel);
        Print(await Partner(production).AskAsync(question, ready.Endpoint, cancel));
        return ExitCode.Done;
    }

    // Lines of a bare script are numbered as they stand.
    private Question Bare() => QuestionOn(DraftHistory.Empty.Add(ScriptFile.OpenReading(path, console).Screenplay).Draft, path == "-" ? "standard input" : Path.GetFileName(path), byRules: true);

    private async Task<Question> InProductionAsync(Production production, bool byRules, CancellationToken cancel)
    {
        var hash = Digest.Of(ScriptFile.Bytes(path));
        var draft = (await production.Drafts.ListAsync(cancel)).LastOrDefault(it => it.Content == hash)
            ?? throw new CommandFailure($"{path}: is no draft of {production.Title} as it is now, so that its lines have no identity to hang anything on. Add it: throughline draft add {path}", ExitCode.Usage);
        return await ProductionPartner.WithStoryAsync(production, QuestionOn(production.Drafts.Read(draft), $"draft-{draft.Number}", byRules), cancel);
    }

    private Question QuestionOn(Screenplay script, string document, bool byRules)
    {
        var form = new QuestionForm
        {
            Task = task,
            Range = settings.Line,
            Scene = settings.Scene,
            Character = settings.Character,
            UpTo = settings.UpTo,
            Words = settings.Question,
            Lines = settings.Lines,
            Language = settings.Language,
            Constraint = settings.Constraint,
            Structure = settings.Structure,
        };
        var (question, fault) = form.On(script, document, byRules);
        return question ?? throw new CommandFailure(Words(fault), ExitCode.Usage);
    }

    private string Words(QuestionFault fault) => fault switch
    {
        QuestionFault.NeedsSelection => $"{task.Name}: say of which lines, with --line, --scene or --character.",
        QuestionFault.NeedsCharacter => $"{task.Name}: needs --character NAME.",
        QuestionFault.NeedsQuestion => $"{task.Name}: needs --question WORDS.",
        QuestionFault.NeedsLanguage => $"{task.Name}: needs --language LANGUAGE.",
        QuestionFault.NeedsConstraint => $"{task.Name}: needs --constraint WORDS.",
        QuestionFault.NoSuchScene => $"{path}: there is no scene {settings.Scene}.",
        QuestionFault.NoSuchLastScene => $"{path}: there is no scene {settings.UpTo}.",
        QuestionFault.NobodySpeaks => $"{path}: nobody called {settings.Character} speaks.",
        QuestionFault.NoRange => "--line: expected a line or a range of lines, such as 120 or 120-126.",
        QuestionFault.NothingThere => $"{path}: nothing stands on line {settings.Line}.",
        _ => $"--structure: one of {string.Join(", ", StoryStructure.All.Select(it => it.Name))}.",
    };

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
