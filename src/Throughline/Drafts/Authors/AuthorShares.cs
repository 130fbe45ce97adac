using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Drafts.Authors;

/// <summary>How much of a draft is whose, in letters: characters of printed lines that are not white space.</summary>
/// <param name="Letters">In all.</param>
/// <param name="InferredLetters">Of these, letters of which only drafts are known.</param>
/// <param name="Writers">The largest share first.</param>
/// <param name="Drafts">By the draft in which the letters first stand, in order of first appearance.</param>
/// <param name="Manners">By how they came.</param>
/// <param name="Scenes">One for each scene.</param>
public sealed record AuthorShares(int Letters, int InferredLetters, ImmutableArray<Share> Writers, ImmutableArray<Share> Drafts, ImmutableArray<Share> Manners, ImmutableArray<SceneShares> Scenes)
{
    /// <summary>Counts.</summary>
    public static AuthorShares Of(Authorship authorship)
    {
        ArgumentNullException.ThrowIfNull(authorship);
        var all = new Tally();
        var draft = new Tally();
        var manner = new Tally();
        var inferred = 0;
        var scenes = Scene.Of(authorship.Draft);
        var byScene = new Tally[scenes.Length];
        var scene = -1;
        for (var i = 0; i < authorship.Lines.Length; i++)
        {
            var element = authorship.Draft.Elements[i];
            if (element is SceneHeading)
                byScene[++scene] = new Tally();
            if (!element.IsPrinted)
                continue;
            foreach (var stroke in authorship.Lines[i])
            {
                var letters = LettersOf(element.Text.Plain.AsSpan(stroke.Start, stroke.Length));
                all.Add(stroke.Hand.Person, letters);
                draft.Add(stroke.Hand.Draft, letters);
                manner.Add(NameOf(stroke.Hand.Manner), letters);
                inferred += stroke.Hand.IsInferred ? letters : 0;
                if (scene >= 0)
                    byScene[scene].Add(stroke.Hand.Person, letters);
            }
        }

        return new AuthorShares(all.Sum, inferred, all.ByShare(), draft.InOrder(), manner.ByShare(), [.. scenes.Select((s, i) => new SceneShares(s.Index, byScene[i].Sum, byScene[i].ByShare()))]);
    }

    /// <summary>What a manner is called in JSON and tables.</summary>
    public static string NameOf(Manner manner) => manner switch
    {
        Manner.Typed => "typed",
        Manner.Pasted => "pasted from elsewhere",
        Manner.Imported => "imported",
        Manner.Accepted => "accepted from a proposal",
        Manner.EditedAfterAcceptance => "edited after acceptance",
        _ => throw new ArgumentOutOfRangeException(nameof(manner), manner, "This is no manner."),
    };

    private static int LettersOf(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text)
            letters += char.IsWhiteSpace(c) || char.IsLowSurrogate(c) ? 0 : 1;
        return letters;
    }

    private sealed class Tally
    {
        private readonly Dictionary<string, int> _letters = new(StringComparer.Ordinal);
        private readonly List<string> _order = [];

        public int Sum { get; private set; }

        public void Add(string name, int letters)
        {
            if (letters == 0)
                return;
            if (!_letters.TryGetValue(name, out var so))
                _order.Add(name);
            _letters[name] = so + letters;
            Sum += letters;
        }

        public ImmutableArray<Share> InOrder() => [.. _order.Select(name => new Share(name, _letters[name]))];

        public ImmutableArray<Share> ByShare() => [.. InOrder().OrderByDescending(s => s.Letters)];
    }
}

/// <summary>Letters of one person, draft or manner.</summary>
public sealed record Share(string Name, int Letters);

/// <summary>The shares of a scene.</summary>
/// <param name="Scene">Its <see cref="Scene.Index"/>.</param>
/// <param name="Letters">In all.</param>
/// <param name="Writers">The largest share first.</param>
public sealed record SceneShares(int Scene, int Letters, ImmutableArray<Share> Writers);
