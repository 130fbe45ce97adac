using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Filings;

/// <summary>A rule that a filing answers; a row of <c>rules.tsv</c>.</summary>
/// <param name="Key">Its name in <c>filing-forms.tsv</c>; a new version of a rule has a new one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Issuer">Whose it is.</param>
/// <param name="Date">Of the rule, as <c>yyyy-MM-dd</c>, or <c>yyyy-MM</c> when the day is not known.</param>
/// <param name="Section">Where in it.</param>
/// <param name="Substance">What it asks, in our words.</param>
/// <param name="Source">What the row was written from.</param>
/// <param name="Address">Where to read it.</param>
/// <param name="KnownOn">The day on which the row was true to what was known, as <c>yyyy-MM-dd</c>.</param>
/// <param name="Note">A caution, or empty.</param>
public sealed record Rule(string Key, string Title, string Issuer, string Date, string Section, string Substance, string Source, string Address, string KnownOn, string Note)
{
    /// <summary>Every rule, also older versions.</summary>
    public static ImmutableArray<Rule> All { get; } =
        [.. DataTable.Read("rules.tsv").Select(row => new Rule(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9]))];
}
