using System.Text.Json;
using Microsoft.Extensions.Localization;
using Throughline.Assist;
using Throughline.Assist.Models;
using Throughline.Assist.Partner;
using Throughline.Assist.Pipeline;
using Throughline.Assist.Roles;
using Throughline.Assist.Settings;
using Throughline.Screenplays;
using Throughline.Studio;
using Throughline.Studio.Live;
using Throughline.Web.Api;
using Throughline.Web.Hosting;
using Throughline.Web.Live;
using Throughline.Web.Strings;

namespace Throughline.Web.Asking;

/// <summary>Asks a partner for the page: about the script as it is being written, and nothing but what was shown.</summary>
internal sealed class AskDesk(IGrainFactory grains, StudioSettings settings, SecretStore secrets, IStringLocalizer<PageWords> words, TimeProvider clock)
{
    private const int MostWords = 4_000;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);
    // Something between here and the browser may close a line on which nothing comes.
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromSeconds(5);
    private readonly AskWords _words = new(words);

    /// <summary>What can be asked.</summary>
    public async Task<AskChoices> ChoicesAsync(ProductionAccess access, CancellationToken cancel)
    {
        var now = await grains.GetGrain<IDocumentGrain>(access.Production.Id).TextAsync(-1);
        var people = CharacterIndex.Of(LiveScript.Read(now.Text!)).Characters.Select(person => LiveJson.WellFormed(person.Name));
        ModelEndpoint? model = null;
        string? fault = null;
        try
        {
            var rules = await ModelRules.ReadAsync(access.Production, cancel);
            model = ModelOf(rules);
            fault = model is null ? null : rules.Refuse(model);
        }
        catch (SettingsException failure)
        {
            fault = failure.Message;
        }

        return new AskChoices(model is null ? null : ModelSummary.Of(model), fault, [.. RoleTask.All.Select(TaskSummary.Of)], [.. people], [.. StoryStructure.All.Select(it => it.Name)]);
    }

    /// <summary>Makes a question of what the page sends, about the version that it names.</summary>
    /// <exception cref="AskException">It is none.</exception>
    /// <exception cref="ModelException">It lacks something that it needs.</exception>
    public async Task<PreparedQuestion> PrepareAsync(ProductionAccess access, AskRequest asked, CancellationToken cancel)
    {
        var task = RoleTask.Find(asked.Role ?? "", asked.What ?? "") ?? throw new AskException(words["AskNoTask"]);
        if (((string?[])[asked.Question, asked.Constraint, asked.Language, asked.Character]).Any(said => said?.Length > MostWords))
            throw new AskException(words["AskTooLong", MostWords]);
        var model = asked.WithoutModel || task.Prompt.Length == 0 ? null : ModelOf(await ModelRules.ReadAsync(access.Production, cancel));
        if (model is null && task.WithoutModel == "no")
            throw new AskException(words["AskNeedsModel"], StatusCodes.Status409Conflict);
        var script = await AskedScript.OfAsync(access.Production, grains, asked.Version ?? -1, cancel);
        var question = await QuestionAsync(access.Production, asked, task, script, model is null, cancel);
        return new PreparedQuestion(question, script, model is null ? null : await Partner(access.Production).ShowAsync(question, model, cancel));
    }

    /// <summary>What would be sent, for a person.</summary>
    public RequestSummary Summary(PreparedQuestion prepared)
    {
        var ready = prepared.Ready!;
        var (rules, endpoint) = (ready.Rules, ready.Endpoint);
        var budget = rules.Budget is { } all ? words["AskBudget", ModelRules.Write(all), ModelRules.Write(rules.Spent.Total(all.Currency))].Value : null;
        return new RequestSummary(
            ready.Hash.ToString(), LiveJson.WellFormed(ready.Shown), ModelSummary.Of(endpoint), ready.Estimate.ToString(), endpoint.Retention, endpoint.Training, rules.Rule, rules.By, rules.Entry, budget,
            Refusal(ready), HangsOnLines(isModel: true, prepared) && !prepared.Script.IsDraft, settings.Replay == ReplayMode.Replay);
    }

    /// <summary>Asks, and writes what is heard of the answer, and the answer, a line of JSON each.</summary>
    public async Task AnswerAsync(ProductionAccess access, AskRequest asked, PreparedQuestion prepared, Stream to, CancellationToken cancel)
    {
        var heard = new Characters();
        var asking = AskAsync(access, asked, prepared, heard, cancel);
        var (told, at) = (-1L, clock.GetTimestamp());
        using (var beat = new PeriodicTimer(Beat, clock))
        {
            while (!asking.IsCompleted && !cancel.IsCancellationRequested)
            {
                await Task.WhenAny(asking, beat.WaitForNextTickAsync(cancel).AsTask());
                if (asking.IsCompleted || cancel.IsCancellationRequested || (heard.Count == told && clock.GetElapsedTime(at) < LongestQuiet))
                    continue;
                (told, at) = (heard.Count, clock.GetTimestamp());
                await WriteAsync(to, new { Type = "heard", Characters = told }, cancel);
            }
        }

        try
        {
            await WriteAsync(to, await asking, cancel);
        }
        catch (Exception failure) when (failure is AskException or ModelException or StudioException)
        {
            await WriteAsync(to, new { Type = "failed", Detail = LiveJson.WellFormed((failure as ModelException)?.ForPerson ?? failure.Message) }, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Whoever asked has stopped it, and the record says so.
        }
    }

    private async Task<AskAnswer> AskAsync(ProductionAccess access, AskRequest asked, PreparedQuestion prepared, Characters heard, CancellationToken cancel)
    {
        var (question, script, ready) = prepared;
        if (ready is not null && Refusal(ready) is { } refusal)
            throw new ModelException(ModelFailureKind.NotAllowed, refusal);
        int? named = null;
        if (!script.IsDraft && HangsOnLines(ready is not null, prepared))
        {
            // What hangs on a line hangs on one that a draft has.
            named = (await grains.GetGrain<IDocumentGrain>(access.Production.Id).NameAsync("", access.Actor, script.Version)).Number;
            script = await script.NamedAsync(access.Production, named.Value, cancel);
            question = await QuestionAsync(access.Production, asked, question.Task, script, ready is null, cancel);
        }

        var partner = Partner(access.Production, heard);
        if (ready is not null && (await partner.ShowAsync(question, ready.Endpoint, cancel)).Hash != ready.Hash)
            throw AskException.Changed();
        var answer = ready is null ? await partner.ByRulesAsync(question, cancel) : await partner.AskAsync(question, ready.Endpoint, cancel);
        if (answer.Kept is not null)
            await grains.TellAsync(access.Production, "proposals");
        return _words.Of(answer, script, named);
    }

    private async Task<Question> QuestionAsync(Production production, AskRequest asked, RoleTask task, AskedScript script, bool byRules, CancellationToken cancel)
    {
        var form = new QuestionForm
        {
            Task = task,
            Chosen = asked.About switch
            {
                "selection" => (script.Between(asked.From, asked.To), AnswerWords.Of("SelectedLines")),
                "scene" => (script.SceneAt(asked.From) is { } scene ? Selections.Of(scene) : [], "one scene"),
                _ => null,
            },
            Character = asked.About == "character" || task.Requires("character") ? asked.Character : null,
            LastScene = asked.UpToHere ? script.SceneAt(asked.From)?.Index ?? -1 : -1,
            Words = asked.Question,
            Lines = asked.Lines is >= 1 and <= 100 and var lines ? lines : 5,
            Language = asked.Language,
            Constraint = asked.Constraint,
            Structure = string.IsNullOrEmpty(asked.Structure) ? null : asked.Structure,
        };
        var (question, fault) = form.On(script.Script, script.Document, byRules);
        return question is null ? throw new AskException(_words.Of(fault)) : await ProductionPartner.WithStoryAsync(production, question, cancel);
    }

    // A draft is named for nothing else: not when there is nothing to repair.
    private static bool HangsOnLines(bool isModel, PreparedQuestion prepared) => prepared.Question.Task is var task
        && (task.What == "bible" ? prepared.Question.Bible is null : isModel ? task.Shape == "lines.v1" : task.What == "tidy" && RulePartner.Ask(prepared.Question, new Ledger.Actor("", ""), Guid.Empty).Proposal is not null);

    private ModelEndpoint? ModelOf(ModelRules rules) => rules.Model.Equals(ModelEndpoint.None, StringComparison.OrdinalIgnoreCase) ? null : settings.Models.Find(rules.Model);

    private string? Refusal(ReadyRequest ready)
    {
        if (ready.Refusal is { } refusal || settings.Replay == ReplayMode.Replay)
            return ready.Refusal;
        try
        {
            _ = secrets.KeyOf(ready.Endpoint);
            return null;
        }
        catch (ModelException failure)
        {
            return failure.Message;
        }
    }

    private ProductionPartner Partner(Production production, IProgress<long>? heard = null) =>
        new(production, settings.Reaching(clock, heard), secrets);

    private static async Task WriteAsync<T>(Stream to, T line, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
            return;
        await to.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, JsonSerializerOptions.Web), cancel);
        await to.WriteAsync("\n"u8.ToArray(), cancel);
        await to.FlushAsync(cancel);
    }

    private sealed class Characters : IProgress<long>
    {
        private long _count;

        public long Count => Interlocked.Read(ref _count);

        public void Report(long value) => Interlocked.Exchange(ref _count, value);
    }
}
