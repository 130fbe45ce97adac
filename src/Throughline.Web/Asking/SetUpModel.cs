using System.Globalization;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Ledger;
using Throughline.Web.Hosting;

namespace Throughline.Web.Asking;

/// <summary>A model that is set up on the machine of the studio.</summary>
/// <param name="Model">Which; never its key.</param>
/// <param name="KeyName">The variable that holds its key; null when it needs none.</param>
/// <param name="HasKey">True when it has its key, or needs none.</param>
/// <param name="Retention">What its terms say of keeping the input.</param>
/// <param name="Training">What they say of training on it.</param>
/// <param name="Price">For a million tokens; null when it costs nothing, or the price is not known.</param>
/// <param name="IsFree">True for a model that costs nothing.</param>
/// <param name="Refusal">Which rule forbids it, and whose; null when it may be asked.</param>
/// <param name="IsInUse">True when questions go to it.</param>
internal sealed record SetUpModel(ModelSummary Model, string? KeyName, bool HasKey, string Retention, string Training, string? Price, bool IsFree, string? Refusal, bool IsInUse)
{
    /// <summary>All of them, in the order of the settings.</summary>
    /// <exception cref="Assist.Settings.SettingsException">The settings say something that cannot be.</exception>
    public static SetUpModel[] All(StudioSettings settings, SecretStore secrets, ModelRules rules) => [.. settings.Models.Read().Select(model => new SetUpModel(
        ModelSummary.Of(model), model.KeyName, secrets.Has(model), model.Retention, model.Training,
        model.Price is { } price ? string.Create(CultureInfo.InvariantCulture, $"{price.Input:0.00##} / {price.Output:0.00##} {price.Currency} ({price.AsOf:yyyy-MM-dd})") : null,
        model.Price is null && model.Class == EndpointClass.Local, rules.Refuse(model), model.Name.Equals(rules.Model, StringComparison.OrdinalIgnoreCase)))];
}
