using System.Collections.Immutable;
using Throughline.Story.Lint.Continuity;
using Throughline.Story.Lint.Craft;
using Throughline.Story.Lint.Format;

namespace Throughline.Story.Lint;

/// <summary>Every rule there is.</summary>
public static class LintRules
{
    /// <summary>In order of code.</summary>
    public static ImmutableArray<LintRule> All { get; } =
    [
        new UnclosedNote(),
        new UnclosedBoneyard(),
        new DualWithoutPartner(),
        new UnreadHeading(),
        new HeadingWithoutSetting(),
        new HeadingWithoutLocation(),
        new DuplicateSceneNumber(),
        new MissingSceneNumber(),
        new OrphanParenthetical(),
        new ParentheticalEndsSpeech(),
        new UnclosedParenthetical(),
        new UnclosedExtension(),
        new CueWithColon(),
        new TrailingSpace(),
        new NoLineBeforeHeading(),
        new NoLineAfterHeading(),
        new UnreadTransition(),
        new OddCharacter(),
        new Tab(),
        new EmptySpeech(),
        new SimilarNames(),
        new Nickname(),
        new LocationSpelledTwoWays(),
        new ContinuousAfterJump(),
        new TimeOutOfOrder(),
        new UnintroducedSpeaker(),
        new NameWithoutLine(),
        new WrongContinued(),
        new SettingLost(),
        new ExtensionSpelledTwoWays(),
        new TimeMissing(),
        new TimeWithoutDash(),
        new LongAction(),
        new LongSpeech(),
        new LongScene(),
        new CameraDirection(),
        new Unfilmable(),
        new EmptyAdverb(),
        new WeSee(),
        new Progressive(),
        new ManyParentheticals(),
    ];

    /// <summary>True when a word of the settings means a rule: its code or name, its family, <c>default</c> or <c>all</c>, in any case.</summary>
    public static bool IsMeant(LintRule rule, string word)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Is(word, rule.Code) || Is(word, rule.Name) || Is(word, rule.Family.ToString()) || Is(word, "all") || (rule.OnByDefault && Is(word, "default"));
    }

    /// <summary>The rule of a code or name, in any case; null when there is none.</summary>
    public static LintRule? Find(string codeOrName) => All.FirstOrDefault(rule => Is(codeOrName, rule.Code) || Is(codeOrName, rule.Name));

    private static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
