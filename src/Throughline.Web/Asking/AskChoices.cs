using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Assist.Roles;
using Throughline.Ledger;

namespace Throughline.Web.Asking;

/// <summary>What can be asked, and who answers.</summary>
/// <param name="Model">The model in use; null when none is.</param>
/// <param name="Fault">Why the model in use cannot be asked; null when it can.</param>
/// <param name="Tasks">In the order of <c>tasks.tsv</c>.</param>
/// <param name="People">Who speaks in the script as it is written now.</param>
/// <param name="Structures">The names of structures.</param>
internal sealed record AskChoices(ModelSummary? Model, string? Fault, TaskSummary[] Tasks, string[] People, string[] Structures);

/// <summary>A task.</summary>
/// <param name="Role">audience, expert, actor, executor or ladder.</param>
/// <param name="What">Which; empty when the role has one.</param>
/// <param name="Words">What it is.</param>
/// <param name="Needs">What must be given.</param>
/// <param name="Rules">What the rules built in can do of it: yes, part, no.</param>
/// <param name="HasModel">True when a model can be asked it.</param>
internal sealed record TaskSummary(string Role, string What, string Words, string[] Needs, string Rules, bool HasModel)
{
    public static TaskSummary Of(RoleTask task) => new(task.Role, task.What, task.Words, [.. task.Needs], task.WithoutModel, task.Prompt.Length > 0);
}

/// <summary>A model, as far as people need to know it; never its key.</summary>
internal sealed record ModelSummary(string Name, string Provider, string Model, string Class, string At)
{
    public static ModelSummary Of(ModelEndpoint endpoint) => new(endpoint.Name, LedgerEntryJson.NameOf(endpoint.Provider), endpoint.Model, ModelRules.Word(endpoint.Class), endpoint.Address.Authority);
}

/// <summary>What would be sent.</summary>
/// <param name="Hash">Of the canonical request.</param>
/// <param name="Shown">Every message, whole.</param>
/// <param name="To">To whom.</param>
/// <param name="Estimate">What it comes to, in a sentence.</param>
/// <param name="Retention">What the model's terms say of keeping the input.</param>
/// <param name="Training">What they say of training on it.</param>
/// <param name="Rule">The rule in force, in its words.</param>
/// <param name="By">Whose it is.</param>
/// <param name="Entry">Which entry of the record says so; -1 for none.</param>
/// <param name="Budget">What may be spent and what is, in a sentence; null without a budget.</param>
/// <param name="Refusal">Why it may not be sent; null when it may.</param>
/// <param name="NamesDraft">True when a draft is named first, for what is proposed to hang on.</param>
/// <param name="Replayed">True when nothing is sent and the answer comes from a recording.</param>
internal sealed record RequestSummary(
    string Hash, string Shown, ModelSummary To, string Estimate, string Retention, string Training, string Rule, string By, long Entry, string? Budget, string? Refusal, bool NamesDraft, bool Replayed);
