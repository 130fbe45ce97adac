using Throughline.Assist;

namespace Throughline.Cli.Models;

/// <summary>How the command says that a model gave no answer: with the provider's own words, which only a person sees.</summary>
internal static class ModelFailures
{
    /// <summary>1 when a rule or a budget says no, 2 when something is not set up, 3 when the provider failed.</summary>
    public static CommandFailure Said(ModelException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var code = failure.Kind switch
        {
            ModelFailureKind.NotAllowed or ModelFailureKind.OverBudget => ExitCode.Findings,
            ModelFailureKind.NotSetUp or ModelFailureKind.NotLocal => ExitCode.Usage,
            _ => ExitCode.Failed,
        };
        return new CommandFailure(failure.ForPerson, code, failure);
    }
}
