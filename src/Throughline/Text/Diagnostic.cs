using System.Collections.Immutable;

namespace Throughline.Text;

/// <summary>Something about a file that a person should know.</summary>
/// <param name="Code">Stable and documented, such as <c>FTN002</c>; never reused for another meaning.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Message">One sentence that a script supervisor understands: what is so, and what to do.</param>
public sealed record Diagnostic(string Code, Severity Severity, SourceSpan Span, string Message)
{
    /// <summary>A change that is safe to make without asking, or null.</summary>
    public Fix? Fix { get; init; }
}

/// <summary>A safe repair: what it does, in words, and the edits that do it.</summary>
public sealed record Fix(string Title, ImmutableArray<TextEdit> Edits);
