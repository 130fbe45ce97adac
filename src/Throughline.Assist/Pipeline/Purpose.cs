using Throughline.Ledger;

namespace Throughline.Assist.Pipeline;

/// <summary>Why a model is asked, as the record has it.</summary>
/// <param name="Use">What for, in a few words of ours: <c>audience</c>, <c>executor synopsis</c>.</param>
/// <param name="Document">The draft it is about, such as <c>draft-3</c>.</param>
/// <param name="Prompt">The file and version of the prompt: <c>audience.v1</c>.</param>
/// <param name="PromptHash">The hash of that file.</param>
public sealed record Purpose(string Use, string Document, string Prompt, Digest PromptHash)
{
    /// <summary>The id of the proposal that may come of it, or null.</summary>
    public Guid? Proposal { get; init; }

    /// <summary>What the asking has cost so far.</summary>
    public CostSum Spent { get; } = new();
}
