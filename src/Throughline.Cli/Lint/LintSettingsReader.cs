using System.Collections.Immutable;
using Throughline.Assist.Settings;
using Throughline.Story.Lint;
using Throughline.Text;

namespace Throughline.Cli.Lint;

/// <summary>What <c>throughline.toml</c> says about linting: tables <c>lint</c>, <c>lint.severity</c>, <c>lint.rules.NAME</c> and <c>characters.aliases</c>.</summary>
internal static class LintSettingsReader
{
    private const string Selectors = "rule codes, rule names, or one of format, continuity, craft, default, all (see docs/lint.md)";

    /// <exception cref="SettingsException">An entry is not understood; the message names file, line and what was expected.</exception>
    public static LintSettings Read(string path)
    {
        var settings = LintSettings.Default;
        foreach (var entry in SettingsReader.Read(path))
        {
            settings = entry.Keys switch
            {
                ["lint", "select"] => settings with { Select = Words(entry) },
                ["lint", "ignore"] => settings with { Ignore = Words(entry) },
                ["lint", "severity", var rule] => Severe(settings, entry, Rule(entry, rule)),
                ["lint", "rules", var rule, var parameter] => Numbered(settings, entry, Rule(entry, rule), parameter),
                ["lint", ..] => throw entry.Wrong("select, ignore, severity.RULE or rules.RULE.NUMBER under [lint]"),
                ["characters", "aliases", var alias] => Named(settings, entry, alias),
                ["characters", ..] => throw entry.Wrong("\"OTHER NAME\" = \"MAIN NAME\" under [characters.aliases]"),
                _ => settings,
            };
        }

        return settings;
    }

    private static LintSettings Named(LintSettings settings, SettingsEntry entry, string alias)
    {
        var aliases = settings.Aliases.SetItem(alias, entry.Text());
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { alias };
        for (var name = entry.Text(); aliases.TryGetValue(name, out var next); name = next)
        {
            if (!seen.Add(name))
                throw entry.Wrong($"a main name; {name} is itself another name for {next}, and so on in a circle");
        }

        return seen.Contains(entry.Text()) ? throw entry.Wrong("a main name, not the same name again") : settings with { Aliases = aliases };
    }

    /// <summary>A word that selects no rule; null when all do.</summary>
    public static string? Unknown(IEnumerable<string> words) =>
        words.FirstOrDefault(word => !LintRules.All.Any(rule => LintRules.IsMeant(rule, word)));

    private static ImmutableArray<string> Words(SettingsEntry entry)
    {
        var words = entry.Texts();
        return Unknown(words) is { } word ? throw entry.Wrong($"{Selectors}; \"{word}\" is none") : [.. words];
    }

    private static LintRule Rule(SettingsEntry entry, string rule) =>
        LintRules.Find(rule) ?? throw entry.Wrong($"the code or name of a rule; \"{rule}\" is none (see docs/lint.md)");

    private static LintSettings Severe(LintSettings settings, SettingsEntry entry, LintRule rule) => entry.Text().ToUpperInvariant() switch
    {
        "ERROR" => settings with { Severities = settings.Severities.Add(new(rule.Code, Severity.Error)) },
        "WARNING" => settings with { Severities = settings.Severities.Add(new(rule.Code, Severity.Warning)) },
        "INFO" => settings with { Severities = settings.Severities.Add(new(rule.Code, Severity.Info)) },
        _ => throw entry.Wrong("\"error\", \"warning\" or \"info\""),
    };

    private static LintSettings Numbered(LintSettings settings, SettingsEntry entry, LintRule rule, string parameter)
    {
        if (rule.Parameters.All(p => p.Name != parameter))
        {
            var known = rule.Parameters.IsEmpty ? "nothing: this rule takes no number" : string.Join(" or ", rule.Parameters.Select(p => p.Name));
            throw entry.Wrong($"{known} under [lint.rules.{rule.Name}]");
        }

        return settings with { Numbers = settings.Numbers.Add(new(rule.Code, parameter, entry.Number())) };
    }
}
