using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Story.Lint;

/// <summary>A screenplay as rules look at it: what several of them need is found once, when first asked for.</summary>
public sealed class LintContext
{
    private Scene[]? _scenes;
    private PlacedSpeech[]? _speeches;
    private NameUse[]? _names;

    /// <param name="screenplay">As read.</param>
    /// <param name="readerDiagnostics">What its reader said.</param>
    /// <param name="settings">Numbers and aliases.</param>
    public LintContext(Screenplay screenplay, ImmutableArray<Diagnostic> readerDiagnostics, LintSettings settings)
    {
        Screenplay = screenplay;
        ReaderDiagnostics = readerDiagnostics;
        Settings = settings;
    }

    /// <summary>As read.</summary>
    public Screenplay Screenplay { get; }

    /// <summary>What its reader said.</summary>
    public ImmutableArray<Diagnostic> ReaderDiagnostics { get; }

    /// <summary>Numbers and aliases.</summary>
    public LintSettings Settings { get; }

    /// <summary>Everything after the title page.</summary>
    public ImmutableArray<Element> Elements => Screenplay.Elements;

    /// <summary>True when the source is Fountain, whose lines are the elements' own text and can be looked at and repaired.</summary>
    public bool IsFountain => Screenplay.Format == ScreenplayFormat.Fountain;

    /// <summary>The scenes, in order.</summary>
    public ImmutableArray<Scene> Scenes => ImmutableCollectionsMarshal.AsImmutableArray(_scenes ??= [.. Scene.Of(Screenplay)]);

    /// <summary>The speeches, in order.</summary>
    public ImmutableArray<PlacedSpeech> Speeches => ImmutableCollectionsMarshal.AsImmutableArray(_speeches ??= FindSpeeches());

    /// <summary>Every spelling of a name in cues, in order of first speech.</summary>
    public ImmutableArray<NameUse> Names =>
        ImmutableCollectionsMarshal.AsImmutableArray(_names ??= [.. Speeches.GroupBy(s => s.Name, StringComparer.Ordinal).Select(g => new NameUse(g.Key, [.. g]))]);

    /// <summary>Where the words of those names stand in action and headings.</summary>
    public NameMentions Mentions => field ??= NameMentions.Of(Elements, Names);

    /// <summary>The characters of an element in a Fountain source.</summary>
    public ReadOnlySpan<char> Written(Element element) => Screenplay.Source.Slice(element.Span);

    /// <summary>A span of a Fountain element's characters.</summary>
    /// <param name="element">Where it is.</param>
    /// <param name="start">Offset from the start of the element's span.</param>
    /// <param name="length">In UTF-16 units.</param>
    public SourceSpan Part(Element element, int start, int length) => Screenplay.Source.SpanAt(element.Span.Start + start, length);

    /// <summary>The last element before an index that is printed, or null.</summary>
    public Element? PrintedBefore(int index)
    {
        while (--index >= 0)
        {
            if (Elements[index].IsPrinted)
                return Elements[index];
        }

        return null;
    }

    /// <summary>The first element after an index that is printed, or null.</summary>
    public Element? PrintedAfter(int index)
    {
        while (++index < Elements.Length)
        {
            if (Elements[index].IsPrinted)
                return Elements[index];
        }

        return null;
    }

    private PlacedSpeech[] FindSpeeches()
    {
        var characters = CharacterIndex.Of(Screenplay, Settings.Aliases);
        var speeches = Speech.Of(Elements);
        var placed = new List<PlacedSpeech>(speeches.Length);
        var known = new Dictionary<string, PlacedSpeech>(StringComparer.Ordinal);
        var scene = -1;
        for (var i = 0; i < Elements.Length; i++)
        {
            if (Elements[i] is SceneHeading)
                scene++;
            else if (Elements[i] is Cue)
                placed.Add(Place(speeches[placed.Count], i));
        }

        return [.. placed];

        // The same few names come again and again.
        PlacedSpeech Place(Speech speech, int element)
        {
            if (!known.TryGetValue(speech.Cue.Name, out var of))
                known[speech.Cue.Name] = of = new PlacedSpeech(speech, CharacterIndex.Fold(speech.Cue.Name), characters[speech.Cue.Name]!, element, scene);
            return of with { Speech = speech, Element = element, Scene = scene };
        }
    }
}
