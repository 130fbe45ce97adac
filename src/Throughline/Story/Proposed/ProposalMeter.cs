using System.Collections.Immutable;
using Throughline.Proposals;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Proposed;

/// <summary>A text that proposals are compared with.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Text">All of it.</param>
public sealed record SuppliedText(string Name, string Text);

/// <summary>Measures proposals beside a draft and supplied texts; made once for all of them.</summary>
public sealed class ProposalMeter
{
    private const double ReadingWordsASecond = 238.0 / 60;
    private const int FewestRepeated = 4;
    private const int FewestOverlapping = 6;

    // Of running English about half are function words; of other languages hardly any are words of this list.
    private const double IsEnglish = 0.25;

    private static readonly Lazy<WornPhrases> Worn = new(WornPhrases.Read);
    private static readonly Lazy<FrozenWords> Function = new(() => new FrozenWords("grammar-words.tsv"));

    private readonly Screenplay _draft;
    private readonly Dictionary<LineId, int> _placeOf = [];
    private readonly List<Word>[] _words;
    private readonly string?[] _speakers;
    private readonly VoiceMeter _speech;
    private readonly VoiceMeter _action;
    private readonly WordRuns _script = new(FewestRepeated);
    private readonly WordRuns _supplied = new(FewestOverlapping);
    private readonly ImmutableArray<SuppliedText> _texts;
    private readonly List<List<Word>> _suppliedWords = [];
    private readonly bool _isEnglish;
    private readonly ClaimCheck _check;

    /// <param name="draft">The draft that proposals are for; its lines have identities.</param>
    /// <param name="texts">What they are compared with besides.</param>
    public ProposalMeter(Screenplay draft, ImmutableArray<SuppliedText> texts)
    {
        ArgumentNullException.ThrowIfNull(draft);
        (_draft, _texts, _check) = (draft, texts, new ClaimCheck(draft));
        _words = [.. draft.Elements.Select(element => element.IsPrinted ? SpokenWords.Of(element.Text.Plain) : [])];
        _speakers = new string?[draft.Elements.Length];
        string? speaker = null;
        for (var i = 0; i < draft.Elements.Length; i++)
        {
            var element = draft.Elements[i];
            _placeOf[element.Id] = i;
            speaker = element is Cue cue ? CharacterIndex.Fold(cue.Name) : element.IsSpeechPart || !element.IsPrinted ? speaker : null;
            _speakers[i] = element is Dialogue or Lyrics ? speaker : null;
            _script.Add(_words[i]);
        }

        _speech = new VoiceMeter([.. Enumerable.Range(0, _words.Length).Where(i => _speakers[i] is not null).SelectMany(i => _words[i])]);
        _action = new VoiceMeter([.. Enumerable.Range(0, _words.Length).Where(IsAction).SelectMany(i => _words[i])]);
        foreach (var text in texts)
        {
            _suppliedWords.Add(SpokenWords.Of(text.Text));
            _supplied.Add(_suppliedWords[^1]);
        }

        var all = _words.Sum(words => words.Count);
        _isEnglish = all > 0 && (double)_words.Sum(words => words.Count(word => Function.Value.Contains(word.Text))) / all >= IsEnglish;
    }

    /// <summary>Measures one way to do a proposal.</summary>
    public ProposalMeasures Measure(Proposal proposal, Alternative way)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(way);
        var fresh = way.Spans.SelectMany((span, i) => span.ChangesText ? Fresh(span, i) : []).Where(it => it.Words.Count > 0).ToArray();
        var touched = way.Spans.Where(span => span.ChangesText && span.Kind != SpanKind.NewLines).Select(span => _placeOf.GetValueOrDefault(span.Line, -1)).ToHashSet();
        var gone = way.Spans.Where(span => span.ChangesText).Sum(span => span.Length == 0 ? 0 : WordSplitter.Count(span.Words));
        var added = fresh.Sum(it => it.Words.Count) - gone;
        return new ProposalMeasures
        {
            Voices = [.. fresh.Where(it => it.IsSpeech || it.IsAction).GroupBy(it => it.Speaker ?? "", StringComparer.Ordinal).Select(group => Fit(group.Key.Length == 0 ? null : group.Key, [.. group], touched))],
            Worn = [.. fresh.SelectMany(it => Worn.Value.In(it.Words).Select(found => new WornPhrase(it.Span, found.Phrase, found.Where)))],
            Repeated = [.. Repeated(fresh, touched)],
            Overlaps = [.. fresh.SelectMany(Overlapping)],
            WordsAdded = added,
            ReadingSecondsAdded = Math.Round(added / ReadingWordsASecond, 1),
            Claims = ClaimCheck.Rate(proposal.Claims.Select(_check.Check)),
        };
    }

    private VoiceFit Fit(string? name, FreshText[] fresh, HashSet<int> touched)
    {
        var words = fresh.SelectMany(it => it.Words).ToList();
        var own = Own(name, touched);
        var ownWords = own.SelectMany(i => _words[i]).ToList();
        var measured = (name is null ? _action : _speech).Measure(words, ownWords);
        var people = name is null || measured is null ? [] : _speakers.OfType<string>().Distinct(StringComparer.Ordinal).ToDictionary(person => person, person => Own(person, touched).SelectMany(i => _words[i]).ToList(), StringComparer.Ordinal);
        return new VoiceFit(name, words.Count, ownWords.Count, PerSentence(words.Count, fresh.Sum(it => SpokenWords.Sentences(it.Text))) ?? 0, PerSentence(ownWords.Count, own.Sum(i => SpokenWords.Sentences(_draft.Elements[i].Text.Plain))))
        {
            Delta = measured is { } it ? Math.Round(it.Delta, 3) : null,
            Farther = measured is { } far ? Math.Round(far.Farther, 2) : null,
            NearerTo = measured is not null && name is not null && _speech.Nearest(words, people) is { } nearest && nearest != name ? nearest : null,
            FunctionWords = _isEnglish ? Share(words) : null,
            OwnFunctionWords = _isEnglish && ownWords.Count > 0 ? Share(ownWords) : null,
        };
    }

    private int[] Own(string? name, HashSet<int> touched) =>
        [.. Enumerable.Range(0, _words.Length).Where(i => !touched.Contains(i) && (name is null ? IsAction(i) : _speakers[i] == name))];

    private bool IsAction(int i) => _draft.Elements[i] is Screenplays.Action;

    private static double Share(List<Word> words) => Math.Round((double)words.Count(word => Function.Value.Contains(word.Text)) / words.Count, 2);

    private static double? PerSentence(int words, int sentences) => sentences == 0 ? null : Math.Round((double)words / sentences, 1);

    // Not counted as repeated: what stands in a line that the proposal itself changes, and runs of function words alone.
    private IEnumerable<RepeatedRun> Repeated(FreshText[] fresh, HashSet<int> touched)
    {
        var within = new WordRuns(FewestRepeated);
        var earlier = 0;
        foreach (var it in fresh)
        {
            foreach (var (from, count, text, _) in _script.Find(it.Words, i => !touched.Contains(i)))
            {
                if (Says(it.Words, from, count))
                    yield return new RepeatedRun(it.Span, it.Quote(from, count), count, text);
            }

            foreach (var (from, count, _, _) in earlier > 0 ? within.Find(it.Words) : [])
            {
                if (Says(it.Words, from, count))
                    yield return new RepeatedRun(it.Span, it.Quote(from, count), count, -1);
            }

            within.Add(it.Words);
            earlier++;
        }
    }

    private bool Says(List<Word> words, int from, int count) => !_isEnglish || words.Skip(from).Take(count).Count(word => !Function.Value.Contains(word.Text)) >= 2;

    private IEnumerable<OverlappingRun> Overlapping(FreshText fresh)
    {
        foreach (var (from, count, text, at) in _supplied.Find(fresh.Words))
            yield return new OverlappingRun(fresh.Span, fresh.Quote(from, count), count, _texts[text].Name, 1 + _texts[text].Text.AsSpan(0, _suppliedWords[text][at].Start).Count('\n'));
    }

    private IEnumerable<FreshText> Fresh(ProposedSpan span, int index)
    {
        if (span.Kind != SpanKind.NewLines)
        {
            var line = _placeOf.GetValueOrDefault(span.Line, -1);
            yield return Text(index, span.Text, line >= 0 ? _speakers[line] : null, line >= 0 && IsAction(line));
            yield break;
        }

        string? speaker = null;
        foreach (var element in NewLines.Of(span.Text).Where(element => element.IsPrinted))
        {
            speaker = element is Cue cue ? CharacterIndex.Fold(cue.Name) : element.IsSpeechPart ? speaker : null;
            if (element is not (Cue or SceneHeading or Transition))
                yield return Text(index, element.Text.Plain, element is Dialogue or Lyrics ? speaker : null, element is Screenplays.Action);
        }
    }

    private static FreshText Text(int span, string text, string? speaker, bool isAction) => new(span, text, SpokenWords.Of(text), speaker, isAction);

    private sealed record FreshText(int Span, string Text, List<Word> Words, string? Speaker, bool IsAction)
    {
        public bool IsSpeech => Speaker is not null;

        public string Quote(int from, int count) => Text[Words[from].Start..(Words[from + count - 1].Start + Words[from + count - 1].Length)].ReplaceLineEndings(" ");
    }
}
