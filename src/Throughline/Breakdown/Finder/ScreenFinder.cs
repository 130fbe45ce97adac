using System.Text.RegularExpressions;

namespace Throughline.Breakdown.Finder;

/// <summary>Finds what is to be read in the picture: text on a phone or a screen, and captions.</summary>
internal static class ScreenFinder
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly Regex Caption = new(@"\b(SUPER|SUPERIMPOSE|TITLE|TITLE CARD|CAPTION|CHYRON|SUBTITLE|ON SCREEN)S?:\s*(?<words>[^\n]{1,120})", Linear);
    private static readonly Regex OnDevice = new(
        @"\b(?i:phone|screen|monitor|tablet|display|laptop|text|message|readout|computer|pager|smartwatch)s?\b[^.:!?\n]{0,40}(\b(reads|says)\b,?|:)\s*(?<words>[""“'‘\p{Lu}][^.\n]{1,80})", Linear);
    private static readonly Regex Capitals = new(@"(^|[.!?:]\s)\s*(?<words>[A-Z][A-Z0-9']+([ -]+[A-Z0-9'-]+)+)([.!?]|\s|$)", Linear);
    private static readonly Regex Device = new(@"\b(phone|screen|monitor|tablet|laptop|computer|television|TV)s?\b", Linear | RegexOptions.IgnoreCase);

    /// <param name="text">A paragraph.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="hasScreen">True when the scene has named a phone or screen by now.</param>
    public static IEnumerable<BreakdownElement> In(string text, Paragraph at, bool hasScreen)
    {
        foreach (Match match in Caption.Matches(text))
            yield return Effect("title", match.Groups["words"], "a caption", 0.9, at);
        foreach (Match match in OnDevice.Matches(text))
            yield return Effect("screen-insert", match.Groups["words"], "text on a screen", 0.85, at);
        if (!hasScreen)
            yield break;
        foreach (Match match in Capitals.Matches(text))
            yield return Effect("screen-insert", match.Groups["words"], "capitals where a screen is in the scene", 0.55, at);
    }

    /// <summary>True when a paragraph names something with a screen.</summary>
    public static bool HasScreen(string text) => Device.IsMatch(text);

    private static BreakdownElement Effect(string type, Group words, string reason, double confidence, Paragraph at) =>
        new(Categories.Of("visual-effects"), words.Value.Trim().ReplaceLineEndings(" "), ElementSource.Finder)
        {
            Confidence = confidence,
            Reason = reason,
            Evidence = [at.Evidence(words.Index, words.Value)],
            Effect = EffectEstimates.Of(EffectTypes.Of(type), 1),
        };
}
