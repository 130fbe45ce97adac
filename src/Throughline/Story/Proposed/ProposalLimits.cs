using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Throughline.Story.Proposed;

/// <summary>What a person does not want to be shown. It hides, says how much and why, and throws nothing away.</summary>
public sealed record ProposalLimits
{
    /// <summary>Nothing is hidden.</summary>
    public static readonly ProposalLimits None = new();

    /// <summary>Hides words that are farther from the speaker's own than this share of their passages, from 0 to 1; null for no limit.</summary>
    public double? Farther { get; init; }

    /// <summary>Hides more worn phrases than this; null for no limit.</summary>
    public int? Worn { get; init; }

    /// <summary>Hides runs of this many words or more that the script has already; null for no limit.</summary>
    public int? Repeated { get; init; }

    /// <summary>Hides runs of this many words or more that a supplied text has; null for no limit.</summary>
    public int? Overlap { get; init; }

    /// <summary>Hides what adds more seconds of reading than this; null for no limit.</summary>
    public double? Seconds { get; init; }

    /// <summary>Hides what rests on statements that are not verified.</summary>
    public bool Unverified { get; init; }

    /// <summary>Why something is hidden; empty when it is shown.</summary>
    public ImmutableArray<string> Reasons(ProposalMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var reasons = ImmutableArray.CreateBuilder<string>();
        if (Farther is { } farther && measures.Voices.FirstOrDefault(voice => voice.Farther > farther) is { } off)
            reasons.Add(Say($"farther from {off.Name ?? "the script's own action"} than {farther * 100:0} % of those passages"));
        if (Worn is { } worn && measures.Worn.Length > worn)
            reasons.Add(Say($"{measures.Worn.Length} worn phrases, more than {worn}"));
        if (Repeated is { } repeated && measures.Repeated.FirstOrDefault(run => run.Count >= repeated) is { } again)
            reasons.Add(Say($"{again.Count} words in a row that stand elsewhere, {repeated} or more"));
        if (Overlap is { } overlap && measures.Overlaps.FirstOrDefault(run => run.Count >= overlap) is { } same)
            reasons.Add(Say($"{same.Count} words in a row of {same.Text}, {overlap} or more"));
        if (Seconds is { } seconds && measures.ReadingSecondsAdded > seconds)
            reasons.Add(Say($"{measures.ReadingSecondsAdded:0} s more to read, more than {seconds:0.#}"));
        if (Unverified && measures.Claims.Verified < measures.Claims.All)
            reasons.Add(Say($"{measures.Claims.All - measures.Claims.Verified} statements that are not verified"));
        return reasons.DrainToImmutable();
    }

    /// <summary>The limits in words, one each; empty for none.</summary>
    public ImmutableArray<string> Words
    {
        get
        {
            var words = ImmutableArray.CreateBuilder<string>();
            if (Farther is { } farther)
                words.Add(Say($"farther from the speaker's own lines than {farther * 100:0} % of their passages"));
            if (Worn is { } worn)
                words.Add(Say($"more than {worn} worn phrases"));
            if (Repeated is { } repeated)
                words.Add(Say($"{repeated} words in a row or more that the script has already"));
            if (Overlap is { } overlap)
                words.Add(Say($"{overlap} words in a row or more of a supplied text"));
            if (Seconds is { } seconds)
                words.Add(Say($"more than {seconds:0.#} s more to read"));
            if (Unverified)
                words.Add("statements that are not verified");
            return words.DrainToImmutable();
        }
    }

    /// <summary>As JSON.</summary>
    public string Write()
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            if (Farther is { } farther)
                json.WriteNumber("farther", farther);
            if (Worn is { } worn)
                json.WriteNumber("worn", worn);
            if (Repeated is { } repeated)
                json.WriteNumber("repeated", repeated);
            if (Overlap is { } overlap)
                json.WriteNumber("overlap", overlap);
            if (Seconds is { } seconds)
                json.WriteNumber("seconds", seconds);
            if (Unverified)
                json.WriteBoolean("unverified", true);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    /// <summary>Reads what <see cref="Write"/> wrote; what is not understood is no limit.</summary>
    public static ProposalLimits Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var document = JsonDocument.Parse(text);
        return new ProposalLimits
        {
            Farther = Number(document, "farther"),
            Worn = (int?)Number(document, "worn"),
            Repeated = (int?)Number(document, "repeated"),
            Overlap = (int?)Number(document, "overlap"),
            Seconds = Number(document, "seconds"),
            Unverified = document.RootElement.TryGetProperty("unverified", out var unverified) && unverified.ValueKind == JsonValueKind.True,
        };
    }

    private static double? Number(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string Say(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
