using System.Globalization;
using Throughline.Assist.Models;
using Throughline.Ledger;

namespace Throughline.Assist.Pipeline;

/// <summary>What a production has decided of models, and what it has spent on them: read from its record, which is the only place where it is kept.</summary>
public sealed record ModelRules
{
    /// <summary>The names under which <see cref="EventKind.PolicySet"/> events say it, in their details.</summary>
    public const string ModelsDetail = "models", BudgetDetail = "budget", PerDayDetail = "per-day", ModelDetail = "model", PolicyDetail = "policy", McpDetail = "mcp";

    /// <summary>A production that has decided nothing: no model.</summary>
    public static readonly ModelRules Start = new();

    /// <summary>The most open place a model may run at, or null for no model.</summary>
    public EndpointClass? Allowed { get; init; }

    /// <summary>The rule in words.</summary>
    public string Rule { get; init; } = "A production starts with no model.";

    /// <summary>Whose rule it is.</summary>
    public string By { get; init; } = "Throughline";

    /// <summary>The entry of the record that says so; -1 when none does.</summary>
    public long Entry { get; init; } = -1;

    /// <summary>The most that may be spent in all, or null for no limit.</summary>
    public Cost? Budget { get; init; }

    /// <summary>The most that may be spent on one day, UTC, or null for no limit.</summary>
    public Cost? PerDay { get; init; }

    /// <summary>What programs that are attached by MCP may do: they hand pages to models that are not known here.</summary>
    public McpAccess Mcp { get; init; }

    /// <summary>The model in use, by the name its settings have; <see cref="ModelEndpoint.None"/> at first.</summary>
    public string Model { get; init; } = ModelEndpoint.None;

    /// <summary>What was spent, by currency and day.</summary>
    public Spending Spent { get; init; } = Spending.Nothing;

    /// <summary>Reads them from a record.</summary>
    public static ModelRules Of(IEnumerable<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var rules = Start;
        foreach (var entry in entries)
            rules = rules.After(entry);
        return rules;
    }

    /// <summary>Reads them from a production.</summary>
    public static async Task<ModelRules> ReadAsync(Studio.Production production, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(production);
        var rules = Start;
        await foreach (var stored in production.Ledger.ReadAsync(cancel: cancel))
            rules = rules.After(LedgerEntryJson.Read(stored.Bytes));
        return rules;
    }

    /// <summary>Whether a model may be asked.</summary>
    /// <returns>Null when it may; else which rule forbids it, and whose.</returns>
    public string? Refuse(ModelEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (Allowed is { } most && endpoint.Class <= most)
            return null;
        return $"{endpoint.Name} is {Word(endpoint.Class)}; the production allows {(Allowed is { } only ? only == EndpointClass.Local ? "local models only" : $"nothing more open than {Word(only)} models" : "no model")}. The rule: \"{Rule}\" It is {By}'s{(Entry >= 0 ? $", entry {Entry} of the record" : "")}. Nothing was sent.";
    }

    /// <summary>A class as people say it.</summary>
    public static string Word(EndpointClass it) => it switch { EndpointClass.Local => "local", EndpointClass.Enterprise => "enterprise", _ => "public" };

    /// <summary>Reads an amount such as <c>20.00 USD</c>.</summary>
    public static bool TryParse(string? text, out Cost cost)
    {
        cost = default;
        var parts = text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (parts.Length != 2 || parts[1].Length != 3 || !parts[1].All(char.IsAsciiLetterUpper) || !decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount > 1_000_000_000)
            return false;
        cost = new Cost((long)(amount * 1_000_000), parts[1]);
        return true;
    }

    /// <summary>An amount as people write it: <c>20.00 USD</c>, small ones with more places.</summary>
    public static string Write(Cost cost) => string.Create(CultureInfo.InvariantCulture, $"{(cost.Micros is > 0 and < 10_000 ? cost.Micros / 1_000_000m : decimal.Round(cost.Micros / 1_000_000m, 2, MidpointRounding.ToPositiveInfinity)):0.00####} {cost.Currency}");

    private ModelRules After(LedgerEntry entry)
    {
        var it = entry.Event;
        if (it.Kind == EventKind.ModelAnswered && it.Cost is { } cost)
            return this with { Spent = Spent.And(cost, DateOnly.FromDateTime(it.Time.UtcDateTime)) };
        if (it.Kind != EventKind.PolicySet)
            return this;
        var rules = it.Details.TryGetValue(ModelDetail, out var model) ? this with { Model = model } : this;
        if (!it.Details.TryGetValue(ModelsDetail, out var models))
            return rules;
        return rules with
        {
            // A word that this program does not know allows nothing.
            Allowed = LedgerEntryJson.TryParse<EndpointClass>(models, out var most) ? most : null,
            Rule = it.Details.GetValueOrDefault(PolicyDetail, $"Models: {models}."),
            By = $"{it.Actor.Person} ({it.Actor.Role})",
            Entry = entry.Index,
            Budget = Limit(it, BudgetDetail),
            PerDay = Limit(it, PerDayDetail),
            Mcp = it.Details.TryGetValue(McpDetail, out var access) && LedgerEntryJson.TryParse<McpAccess>(access, out var known) ? known : McpAccess.None,
        };
    }

    // An amount that cannot be read allows nothing, rather than everything.
    private static Cost? Limit(LedgerEvent it, string name) =>
        !it.Details.TryGetValue(name, out var text) ? null : TryParse(text, out var cost) ? cost : new Cost(0, "XXX");
}

/// <summary>What a program attached by MCP may do.</summary>
public enum McpAccess
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Read and measure.</summary>
    Read,

    /// <summary>That, and propose.</summary>
    Propose,
}
