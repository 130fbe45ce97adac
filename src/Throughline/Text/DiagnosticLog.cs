using System.Collections.Immutable;

namespace Throughline.Text;

/// <summary>Collects what is to be said of a file, each thing a bounded number of times.</summary>
/// <param name="source">The file.</param>
internal sealed class DiagnosticLog(SourceText source)
{
    /// <summary>How often one code is told; a file that has a fault a thousand times has it in one place, the program that wrote it.</summary>
    public const int MaxPerCode = 50;

    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Says something about a place.</summary>
    /// <param name="code">The stable code.</param>
    /// <param name="severity">How much it matters.</param>
    /// <param name="at">Offset in the file.</param>
    /// <param name="length">Characters from there.</param>
    /// <param name="message">The sentence.</param>
    public void Say(string code, Severity severity, int at, int length, string message)
    {
        var count = _counts[code] = _counts.GetValueOrDefault(code) + 1;
        if (count <= MaxPerCode)
            _diagnostics.Add(new Diagnostic(code, severity, source.SpanAt(at, length), message));
    }

    /// <summary>Says something about a single place.</summary>
    public void Say(string code, Severity severity, int at, string message) => Say(code, severity, at, 0, message);

    /// <summary>Everything that was said, in order of place.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() => [.. _diagnostics.OrderBy(d => d.Span.Start)];
}
