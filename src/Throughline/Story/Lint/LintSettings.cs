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

    /// <summary>Severity by rule code, where it is not the rule's own.</summary>
    public ImmutableDictionary<string, Severity> Severities { get; init; } = ImmutableDictionary<string, Severity>.Empty;

    /// <summary>Numbers by rule code and parameter name, where they are not the rule's own.</summary>
    public ImmutableDictionary<(string Code, string Parameter), int> Parameters { get; init; } = ImmutableDictionary<(string Code, string Parameter), int>.Empty;

    /// <summary>Other name to main name of people, for <see cref="Throughline.Screenplays.CharacterIndex.Of"/>.</summary>
    public ImmutableDictionary<string, string> Aliases { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>True when a rule runs.</summary>
    public bool IsOn(LintRule rule) =>
        Select.Any(word => LintRules.IsMeant(rule, word)) && !Ignore.Any(word => LintRules.IsMeant(rule, word));

    /// <summary>The number that a rule was given, or its own.</summary>
    /// <exception cref="ArgumentException">The rule has no such parameter.</exception>
    public int Number(LintRule rule, string parameter)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (Parameters.TryGetValue((rule.Code, parameter), out var number))
            return number;
        return rule.Parameters.FirstOrDefault(p => p.Name == parameter)?.Default
            ?? throw new ArgumentException($"{rule.Code} has no parameter {parameter}.", nameof(parameter));
    }
}
