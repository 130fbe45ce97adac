using System.Globalization;
using Microsoft.Extensions.Localization;
using Throughline.Story.Proposed;
using Throughline.Web.Strings;

namespace Throughline.Web.Live;

/// <summary>What an alternative would bring, in sentences; none of them is a score.</summary>
internal static class MeasureWords
{
    public static IEnumerable<string> Of(ProposalMeasures measures, IStringLocalizer<PageWords> words)
    {
        if (measures.WordsAdded != 0 || measures.Voices.Length > 0)
            yield return words["Measure_words", Signed(measures.WordsAdded), Signed(Math.Round(measures.ReadingSecondsAdded, 1))];
        foreach (var voice in measures.Voices)
        {
            var who = voice.Name ?? words["Measure_action"].Value;
            if (voice.Farther is { } farther)
                yield return words["Measure_voice", who, Math.Round(farther * 100)] + (voice.NearerTo is { } other ? " " + words["Measure_nearer", other] : "");
            else
                yield return words["Measure_voiceFew", who, voice.Words, voice.OwnWords];
            if (voice.OwnSentenceLength is { } own)
                yield return words["Measure_sentences", who, Number(voice.SentenceLength), Number(own)];
        }

        foreach (var worn in measures.Worn)
            yield return words["Measure_worn", worn.Phrase, worn.Where];
        foreach (var run in measures.Repeated)
            yield return words[run.Element >= 0 ? "Measure_repeated" : "Measure_twice", run.Words];
        foreach (var run in measures.Overlaps)
            yield return words["Measure_overlap", run.Words, run.Text, run.Line];
    }

    private static string Signed(double number) => number.ToString("+0.#;−0.#;0", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
