using System.Collections.Immutable;
using System.Globalization;
using Throughline.Ledger;

namespace Throughline.Filings;

/// <summary>A consent and what became of it.</summary>
/// <param name="Id">What others call it by: the detail <c>consent</c>, else the id of the event.</param>
/// <param name="Given">The entry that says so.</param>
/// <param name="Withdrawn">The entry that takes it back, or null.</param>
internal sealed record Consent(string Id, LedgerEntry Given, LedgerEntry? Withdrawn)
{
    /// <summary><c>company</c>, <c>replica</c>, <c>training-licence</c>, ...; empty when it is not said.</summary>
    public string Type => Given.Detail("type") ?? "";

    public IEnumerable<LedgerEntry> Entries => Withdrawn is null ? [Given] : [Given, Withdrawn];

    /// <summary>The first and the last day on which it holds, when they are said.</summary>
    public (DateOnly? From, DateOnly? Until) Term => (Day("from"), Day("until"));

    public static ImmutableArray<Consent> Of(FilingRecord record)
    {
        var consents = ImmutableArray.CreateBuilder<Consent>();
        foreach (var given in record.Entries.Where(entry => entry.Event.Kind == EventKind.ConsentGiven))
        {
            var id = given.Detail("consent") ?? given.Event.Id.ToString("D");
            var again = record.Entries.FirstOrDefault(entry => entry.Index > given.Index && entry.Event.Kind == EventKind.ConsentGiven && entry.Detail("consent") == id);
            var withdrawn = record.Entries.FirstOrDefault(entry => entry.Index > given.Index && (again is null || entry.Index < again.Index)
                && entry.Event.Kind == EventKind.ConsentWithdrawn && entry.Detail("consent") == id);
            consents.Add(new Consent(id, given, withdrawn));
        }

        return consents.ToImmutable();
    }

    /// <summary>How it stands at a time.</summary>
    public string Standing(DateTimeOffset time)
    {
        var (from, until) = Term;
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return Withdrawn is not null ? $"withdrawn on {Words.Day(Withdrawn.Event.Time)}"
            : until < day ? $"ran out on {until:yyyy-MM-dd}"
            : from > day ? $"begins on {from:yyyy-MM-dd}"
            : "in force";
    }

    /// <summary>True when it held as an entry was made: given before it, not withdrawn before it, and within its days.</summary>
    public bool Covers(LedgerEntry entry)
    {
        var day = DateOnly.FromDateTime(entry.Event.Time.UtcDateTime);
        return Given.Index < entry.Index && !(Withdrawn?.Index < entry.Index) && !(Term.From > day) && !(Term.Until < day);
    }

    private DateOnly? Day(string name) =>
        Given.Detail(name) is { } text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
