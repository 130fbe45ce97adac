using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Story.Lint;

/// <summary>Which rules run, how much they matter, and what they are told.</summary>
public sealed record LintSettings
{
    /// <summary>The rules that are on by default, with their own numbers.</summary>
    public static readonly LintSettings Default = new();

    /// <summary>What runs: codes, names, families, <c>default</c> or <c>all</c>.</summary>
    public ImmutableArray<string> Select { get; init; } = ["default"];

    /// <summary>What does not run although selected; the same words.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>Severities that are not the rules' own; the last for a rule counts.</summary>
    public ImmutableArray<RuleSeverity> Severities { get; init; } = [];

    /// <summary>Numbers that are not the rules' own; the last for a parameter counts.</summary>
    public ImmutableArray<RuleNumber> Numbers { get; init; } = [];

    /// <summary>Other name to main name of people, for <see cref="Throughline.Screenplays.CharacterIndex.Of"/>.</summary>
    public ImmutableDictionary<string, string> Aliases { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>True when a rule runs.</summary>
    public bool IsOn(LintRule rule) =>
        Select.Any(word => LintRules.IsMeant(rule, word)) && !Ignore.Any(word => LintRules.IsMeant(rule, word));

    /// <summary>The severity that a rule was given, or the one at hand.</summary>
    public Severity SeverityOf(string code, Severity own) => Severities.LastOrDefault(s => s.Code == code)?.Severity ?? own;

    /// <summary>The number that a rule was given, or its own.</summary>
    /// <exception cref="ArgumentException">The rule has no such parameter.</exception>
    public int Number(LintRule rule, string parameter)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Numbers.LastOrDefault(n => n.Code == rule.Code && n.Parameter == parameter)?.Value
            ?? rule.Parameters.FirstOrDefault(p => p.Name == parameter)?.Default
            ?? throw new ArgumentException($"{rule.Code} has no parameter {parameter}.", nameof(parameter));
    }
}

/// <summary>How much a rule's findings matter here.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Severity">Instead of its own.</param>
public sealed record RuleSeverity(string Code, Severity Severity);

/// <summary>A number that a rule is given here.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Parameter">Name of the <see cref="LintParameter"/>.</param>
/// <param name="Value">Instead of its default.</param>
public sealed record RuleNumber(string Code, string Parameter, int Value);
