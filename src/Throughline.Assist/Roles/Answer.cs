using System.Collections.Immutable;
using System.Text.Json;
using Throughline.Proposals;

namespace Throughline.Assist.Roles;

/// <summary>What a partner answers. Nothing of it is in the script.</summary>
public sealed record Answer
{
    /// <summary>Who answers: <c>none</c> for the rules built in, else the model's name.</summary>
    public required string Partner { get; init; }

    /// <summary>To what.</summary>
    public required Question Question { get; init; }

    /// <summary>What is said or asked of the script, each checked against its lines.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Texts that were written, or put together: alternatives, best first.</summary>
    public ImmutableArray<Writing> Writings { get; init; } = [];

    /// <summary>Why these texts, as a model says it; empty when nothing is said.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The rung for which the texts are kept, to be compared and taken; null when they are kept for none.</summary>
    public string? Rung { get; init; }

    /// <summary>What is proposed for lines, or null.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>The number under which the proposal is kept in the production; null when it is kept nowhere.</summary>
    public int? Kept { get; init; }

    /// <summary>The bible of the story as JSON of <c>bible.v1</c>, entries that are not verified left out; null when it was not asked for.</summary>
    public JsonElement? Bible { get; init; }

    /// <summary>What became of the bible in the production; null when there is none, or nowhere to keep it.</summary>
    public BibleFate? BibleFate { get; init; }

    /// <summary>What a person should know: what cannot be done, what was left out and why.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];

    /// <summary>How many of the findings are verified, of how many.</summary>
    public (int Verified, int All) Rate => ClaimCheck.Rate(Findings.Select(finding => finding.Claim));
}

/// <summary>Something said or asked.</summary>
/// <param name="Kind">believes, expects, wonders, question, a kind of continuity, introduction, claim.</param>
/// <param name="Scene">Index of the scene it belongs to; -1 for none.</param>
/// <param name="Claim">The statement with its quotes, looked up.</param>
public sealed record Finding(string Kind, int Scene, CheckedClaim Claim)
{
    /// <summary>Index of the element that may answer it, or -1.</summary>
    public int AnsweredAt { get; init; } = -1;
}

/// <summary>A text.</summary>
/// <param name="Label">What tells it from the others.</param>
/// <param name="Text">Lines separated by LF.</param>
public sealed record Writing(string Label, string Text);
