using System.Collections.Immutable;
using Throughline.Ledger;

namespace Throughline.Filings;

/// <summary>A form, filled in.</summary>
/// <param name="Form">Which.</param>
/// <param name="Record">What it was filled in from.</param>
/// <param name="Outcome">What it comes to.</param>
/// <param name="Sections">In order.</param>
public sealed record FilingDocument(FilingForm Form, FilingRecord Record, FilingOutcome Outcome, ImmutableArray<FilingSection> Sections)
{
    /// <summary>What no record can show, and what this paper is not.</summary>
    public static ImmutableArray<string> Limits { get; } =
    [
        "This is not legal advice, and no official form unless it says so. Read the rule itself, and ask who knows the law.",
        "It is drawn from the record of the production. The record shows what was entered, in what order, and that none of it was changed since a checkpoint was shown to somebody. It cannot show that a person typed a line unaided, nor that everything was entered.",
        "Shares of authorship are a description and no proof, so none are given here.",
        "What the record cannot answer stands as an open question. Nothing was guessed.",
    ];

    /// <summary>Questions that a person has yet to answer.</summary>
    public IEnumerable<FilingAnswer> Open => Sections.SelectMany(section => section.Answers).Where(answer => answer.Basis == AnswerBasis.Open);
}

/// <summary>What a filing comes to.</summary>
/// <param name="Key">A name that does not change: <c>no-ai-used</c>, <c>assistive-ai</c>, <c>generative-ai</c> or <c>undecided</c>; of performers <c>no-replicas-used</c>, <c>replicas-used</c>, <c>no-synthetic-performers</c>, <c>synthetic-performers</c>.</param>
/// <param name="Sentence">The same for a reader.</param>
public sealed record FilingOutcome(string Key, string Sentence);

/// <summary>A part of a form.</summary>
/// <param name="Id">Its name, unique in the form.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Note">What a reader must know of it, or null.</param>
/// <param name="Answers">Questions and answers, in order.</param>
/// <param name="Tables">What they rest on in detail, in order.</param>
public sealed record FilingSection(string Id, string Title, string? Note, ImmutableArray<FilingAnswer> Answers, ImmutableArray<FilingTable> Tables);

/// <summary>A question and its answer.</summary>
/// <param name="Id">By which a person answers it in the record: <c>{"kind":"attested","details":{"question":ID,"answer":...}}</c>.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Basis">Who says so.</param>
/// <param name="Text">The answer, or what is missing.</param>
/// <param name="Entries">The entries of the record that it rests on.</param>
public sealed record FilingAnswer(string Id, string Question, AnswerBasis Basis, string Text, ImmutableArray<EntryReference> Entries);

/// <summary>Who says so.</summary>
public enum AnswerBasis
{
    /// <summary>It follows from what was recorded as it happened.</summary>
    Record,

    /// <summary>A person stated it in their own name.</summary>
    Stated,

    /// <summary>Nobody yet.</summary>
    Open,
}

/// <summary>An entry that an answer rests on.</summary>
/// <param name="Index">Its place in the record, from 0.</param>
/// <param name="Id">The id of its event.</param>
public sealed record EntryReference(long Index, Guid Id)
{
    /// <summary>A reference to an entry.</summary>
    public static EntryReference To(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new EntryReference(entry.Index, entry.Event.Id);
    }
}

/// <summary>A table in a form.</summary>
/// <param name="Id">Its name, unique in the section.</param>
/// <param name="Title">What it lists.</param>
/// <param name="Columns">From the left.</param>
/// <param name="Rows">In order; never none.</param>
public sealed record FilingTable(string Id, string Title, ImmutableArray<FilingColumn> Columns, ImmutableArray<FilingRow> Rows);

/// <summary>A column of a table.</summary>
/// <param name="Title">What stands over it.</param>
/// <param name="Share">Its part of the width, in hundredths.</param>
public sealed record FilingColumn(string Title, int Share);

/// <summary>A row of a table.</summary>
/// <param name="Cells">One for each column.</param>
/// <param name="Entries">The entries that it rests on.</param>
public sealed record FilingRow(ImmutableArray<string> Cells, ImmutableArray<EntryReference> Entries);
