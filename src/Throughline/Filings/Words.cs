using System.Globalization;
using Throughline.Ledger;

namespace Throughline.Filings;

/// <summary>How the papers say what the record holds.</summary>
internal static class Words
{
    public const string NotSaid = "not recorded";

    public static string? Detail(this LedgerEntry entry, string name) => entry.Event.Details.TryGetValue(name, out var text) && text.Length > 0 ? text : null;

    public static string Day(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    public static string Of(Tool? tool) => tool is null ? "tool " + NotSaid : tool.Provider == "none" ? $"{tool.Model} {tool.Version} (rules, no model)" : $"{tool.Provider} {tool.Model} {tool.Version}";

    public static string Of(EndpointClass endpoint) => endpoint switch
    {
        EndpointClass.Local => "own machine",
        EndpointClass.Enterprise => "provider under contract",
        _ => "provider under public terms",
    };

    public static string Of(Stage? stage) => stage switch
    {
        Stage.Temporary => "temporary",
        Stage.Final => "final",
        _ => NotSaid,
    };

    public static string Of(Origin? origin) => origin switch
    {
        Origin.Machine => "machine",
        Origin.MachineEdited => "machine, changed by a person",
        Origin.ThirdParty => "from elsewhere",
        Origin.Human => "person",
        _ => NotSaid,
    };

    public static string Of(Fate fate) => fate switch
    {
        Fate.Taken => "taken as it was",
        Fate.TakenInPart => "taken in part",
        Fate.TakenChanged => "taken, changed by a person",
        Fate.Refused => "refused",
        Fate.TakenBack => "taken and taken back",
        Fate.Undecided => "not decided",
        Fate.Direct => "put in directly",
        _ => "a person's work, helped by the tool",
    };

    public static string Of(UseCategory category) => category == UseCategory.Generative ? "Generative AI" : "Assistive AI";

    public static string Place(LedgerEvent it) => it.Target switch
    {
        null => NotSaid,
        { Line: { } line } target => string.Create(CultureInfo.InvariantCulture, $"{target.Document}, line {line}"),
        var target => target.Document,
    };

    public static string Join(IEnumerable<string> texts) => string.Join(", ", texts.Distinct(StringComparer.Ordinal));
}
