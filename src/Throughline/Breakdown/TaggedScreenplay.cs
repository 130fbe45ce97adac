using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Throughline.Screenplays;

namespace Throughline.Breakdown;

/// <summary>A screenplay with its breakdown as tags on the words, as Final Draft keeps them.</summary>
/// <param name="Screenplay">With the tags.</param>
/// <param name="Added">How many pieces of text were tagged.</param>
/// <param name="Unplaced">Elements that rest on no words, such as those a person added; they cannot be tagged.</param>
public sealed record TaggedScreenplay(Screenplay Screenplay, int Added, ImmutableArray<BreakdownElement> Unplaced)
{
    /// <summary>
    /// Tags every element on the words it rests on. Cast is left out, for Final Draft finds it by the cues. Text that carries a
    /// tag already keeps it; of two elements whose words overlap in part, the first is tagged.
    /// </summary>
    /// <param name="screenplay">What the breakdown was made of.</param>
    /// <param name="breakdown">The breakdown.</param>
    /// <param name="sources">Whose elements to write.</param>
    public static TaggedScreenplay Of(Screenplay screenplay, ScriptBreakdown breakdown, IReadOnlySet<ElementSource> sources)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(sources);
        var wanted = breakdown.Scenes.SelectMany(s => s.Elements).Where(e => e.Category.Key != "cast" && sources.Contains(e.Source)).ToList();
        var unplaced = wanted.Where(e => e.Evidence.All(v => v.Words.Length == 0)).ToImmutableArray();
        var places = wanted.SelectMany(e => e.Evidence.Where(v => v.Words.Length > 0).Select(v => (Element: e, Evidence: v))).ToLookup(p => p.Evidence.Element);
        var elements = screenplay.Elements.ToBuilder();
        var tags = screenplay.Tags.ToBuilder();
        var next = tags.Count == 0 ? 1 : tags.Max(t => t.Number) + 1;
        var added = 0;
        foreach (var paragraph in places)
        {
            var spans = paragraph.GroupBy(p => (p.Evidence.Start, p.Evidence.End)).OrderBy(g => g.Key.Start).ThenByDescending(g => g.Key.End);
            var text = elements[paragraph.Key].Text;
            foreach (var span in spans)
            {
                if (Mark(text, span.Key.Start, span.Key.End, next) is not { } marked)
                    continue;
                text = marked;
                tags.AddRange(span.DistinctBy(p => (p.Element.Category.Key, p.Element.Name)).Select(p => Tag(next, p.Element)));
                next++;
                added++;
            }

            if (!text.Equals(elements[paragraph.Key].Text))
                elements[paragraph.Key] = elements[paragraph.Key] with { Text = text };
        }

        return new TaggedScreenplay(screenplay with { Elements = elements.ToImmutable(), Tags = tags.ToImmutable() }, added, unplaced);
    }

    private static BreakdownTag Tag(int number, BreakdownElement element)
    {
        var label = element.IsImplied ? $"{element.Name} (implied)" : element.Name;
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{element.Category.Key}\0{label.ToUpperInvariant()}")).AsSpan(0, 16)).ToString();
        return new BreakdownTag(number, element.Category.FinalDraftName, element.Category.FinalDraftNumber, label, id);
    }

    // The text with a tag on a part of it; null when a part of that carries a tag.
    private static StyledText? Mark(StyledText text, int start, int end, int tag)
    {
        if (end > text.Plain.Length || text.Runs.Any(r => r.Tag != 0 && r.Start < end && start < r.Start + r.Length))
            return null;
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        var at = start;
        foreach (var run in text.Runs)
        {
            var (from, to) = (run.Start, run.Start + run.Length);
            if (to <= start || from >= end)
            {
                if (from >= end && at < end)
                    (at, _) = Fill(runs, at, end, tag);
                runs.Add(run);
                continue;
            }

            if (from < start)
                runs.Add(run with { Length = start - from });
            if (from > at)
                Fill(runs, at, from, tag);
            var inner = (From: Math.Max(from, start), To: Math.Min(to, end));
            runs.Add(run with { Start = inner.From, Length = inner.To - inner.From, Tag = tag });
            at = inner.To;
            if (to > end)
                runs.Add(run with { Start = end, Length = to - end });
        }

        if (at < end)
            Fill(runs, at, end, tag);
        return new StyledText(text.Plain, runs.DrainToImmutable(), text.Notes);
    }

    private static (int At, int Length) Fill(ImmutableArray<TextRun>.Builder runs, int from, int to, int tag)
    {
        runs.Add(new TextRun(from, to - from, TextStyle.None, Tag: tag));
        return (to, to - from);
    }
}
