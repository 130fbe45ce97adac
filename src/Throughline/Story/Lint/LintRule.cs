using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Story.Lint;

/// <summary>One thing that a linter looks for. Stateless; its page is <c>specs/lint/CODE-NAME.md</c>.</summary>
/// <param name="code">Such as <c>TL101</c>; never reused for another meaning.</param>
/// <param name="name">In kebab case.</param>
/// <param name="family">What it is about.</param>
/// <param name="summary">What it finds, in one sentence.</param>
public abstract class LintRule(string code, string name, LintFamily family, string summary)
{
    /// <summary>Stable: <c>TL1xx</c> format, <c>TL2xx</c> continuity, <c>TL3xx</c> craft.</summary>
    public string Code { get; } = code;

    /// <summary>In kebab case.</summary>
    public string Name { get; } = name;

    /// <summary>What it is about.</summary>
    public LintFamily Family { get; } = family;

    /// <summary>What it finds, in one sentence.</summary>
    public string Summary { get; } = summary;

    /// <summary>How much a finding matters unless the settings say otherwise.</summary>
    public virtual Severity Severity => Family == LintFamily.Craft ? Severity.Info : Severity.Warning;

    /// <summary>True when it runs without being asked for.</summary>
    public virtual bool OnByDefault => Family != LintFamily.Craft;

    /// <summary>True when some of its findings come with a safe repair.</summary>
    public virtual bool CanFix => false;

    /// <summary>The numbers it takes from the settings.</summary>
    public virtual ImmutableArray<LintParameter> Parameters => [];

    /// <summary>Looks through a screenplay; findings in any order.</summary>
    public abstract IEnumerable<Diagnostic> Check(LintContext context);

    /// <summary>A finding of this rule.</summary>
    protected Diagnostic Found(SourceSpan span, string message, Fix? fix = null) => new(Code, Severity, span, message) { Fix = fix };
}
