namespace Throughline.Assist.Pipeline;

/// <summary>What a person decides of models, as the details of an event of the record.</summary>
public static class ModelPolicy
{
    /// <summary>The words that say where models may run, the strictest first.</summary>
    public static readonly IReadOnlyList<string> Classes = ["none", "local", "enterprise", "public"];

    private static readonly string[] Accesses = ["none", "read", "propose"];

    /// <summary>Makes the details.</summary>
    /// <param name="allow">One of <see cref="Classes"/>.</param>
    /// <param name="because">The rule in words, which a refusal quotes; null or empty for the usual ones.</param>
    /// <param name="budget">The most in all, such as <c>20.00 USD</c>; null or empty for no limit.</param>
    /// <param name="perDay">The most on one day, UTC; null or empty for no limit.</param>
    /// <param name="mcp">What attached programs may do: <c>none</c>, <c>read</c> or <c>propose</c>; null or empty for nothing.</param>
    /// <param name="details">The details; empty when something is wrong.</param>
    /// <returns>What is wrong, for people, or null.</returns>
    public static string? Details(string? allow, string? because, string? budget, string? perDay, string? mcp, out (string Name, string Value)[] details)
    {
        details = [];
        if (!Classes.Contains(allow, StringComparer.Ordinal))
            return $"Models are allowed as one of: {string.Join(", ", Classes)}.";
        List<(string, string)> all = [(ModelRules.ModelsDetail, allow!), (ModelRules.PolicyDetail, because?.Trim() is { Length: > 0 } words ? words : Words(allow!))];
        foreach (var (name, amount, what) in ((string, string?, string)[])[(ModelRules.BudgetDetail, budget, "The budget"), (ModelRules.PerDayDetail, perDay, "The budget of a day")])
        {
            if (string.IsNullOrWhiteSpace(amount))
                continue;
            if (!ModelRules.TryParse(amount, out var cost))
                return $"{what} is an amount and a currency, such as \"20.00 USD\".";
            all.Add((name, ModelRules.Write(cost)));
        }

        if (!string.IsNullOrEmpty(mcp))
        {
            if (!Accesses.Contains(mcp, StringComparer.Ordinal))
                return $"Attached programs may do one of: {string.Join(", ", Accesses)}.";
            all.Add((ModelRules.McpDetail, mcp));
        }

        details = [.. all];
        return null;
    }

    /// <summary>The usual rule in words.</summary>
    public static string Words(string allow) => allow switch
    {
        "none" => "No model.",
        "local" => "Local models only: pages stay in the house.",
        "enterprise" => "Models under a contract of the production, and local ones.",
        _ => "Any model.",
    };
}
