using Throughline.Assist.Models;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Assist.Pipeline;

/// <summary>Which model a production's questions go to.</summary>
public static class ModelChoice
{
    /// <summary>Puts the choice on record.</summary>
    /// <param name="production">Open to write.</param>
    /// <param name="model">The model; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The entry of the record.</returns>
    /// <exception cref="ModelException">The production's rule does not allow this model; nothing was put on record.</exception>
    public static async Task<long> UseAsync(Production production, ModelEndpoint? model, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(production);
        if (model is not null && (await ModelRules.ReadAsync(production, cancel)).Refuse(model) is { } refusal)
            throw new ModelException(ModelFailureKind.NotAllowed, refusal);
        var places = await production.Ledger.AppendAsync(
            [production.Event(EventKind.PolicySet, (ModelRules.ModelDetail, model?.Name ?? ModelEndpoint.None), (ModelRules.PolicyDetail, model is null ? "No model is used." : $"Questions go to {model.Name}: {model.Model}, {ModelRules.Word(model.Class)}."))], cancel);
        await production.SignAsync(cancel);
        return places[0];
    }
}
