using Throughline.Drafts;
using Throughline.Matching;
using Throughline.Screenplays;

namespace Throughline.Tests.Drafts;

/// <summary>The short form of bench/matching, which runs 10,000 cases on the corpus too.</summary>
public sealed class KnownDraftsTests
{
    private static readonly IReadOnlyList<Screenplay> Samples =
        [.. Directory.EnumerateFiles(Path.Combine(Corpus.Repository, "samples"), "*.fountain", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => ScreenplayReader.Read(File.ReadAllBytes(f), f).Screenplay)];

    [Fact]
    public void Lines_that_keep_half_of_their_words_are_found_again_and_no_two_share_an_identity()
    {
        var score = new Score();
        for (var seed = 1; seed <= 150; seed++)
        {
            var known = KnownCase.Of(Samples, seed);
            score.Add(known, DraftMatch.Between(known.A, known.B));
        }

        Assert.True(score.F1 >= 0.99, $"F1 {score.F1:0.0000}, precision {score.Precision:0.0000}, recall {score.Recall:0.0000}");
        Assert.Equal(0, score.SharedIds);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void Each_kind_of_edit_is_seen_through(string edit)
    {
        var score = new Score();
        for (var seed = 1; seed <= 12; seed++)
        {
            var known = DraftMaker.Make(Samples[seed % Samples.Count], seed, edit);
            score.Add(known, DraftMatch.Between(known.A, known.B));
        }

        Assert.True(score.F1 >= 0.99, $"F1 {score.F1:0.0000}");
    }

    [Fact]
    public void Every_line_of_both_drafts_is_in_a_pair()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var known = KnownCase.Of(Samples, seed);

            var match = DraftMatch.Between(known.A, known.B);

            Assert.Equal(Enumerable.Range(0, known.A.Elements.Length), match.Lines.Where(l => l.A is not null).Select(l => l.A!.Value).Distinct().Order());
            Assert.Equal(Enumerable.Range(0, known.B.Elements.Length), match.Lines.Where(l => l.B is not null).Select(l => l.B!.Value).Distinct().Order());
            Assert.Equal(Enumerable.Range(0, known.B.Elements.Length).ToList(), match.Lines.Where(l => l.B is not null).Select(l => l.B!.Value).Distinct().ToList());
        }
    }

    [Fact]
    public void Scenes_that_come_back_edited_after_three_drafts_get_their_identities_back()
    {
        int found = 0, all = 0, shared = 0;
        for (var seed = 1; seed <= 25; seed++)
        {
            var (f, a, s) = ReturnedScenes.Count(Samples, seed);
            (found, all, shared) = (found + f, all + a, shared + s);
        }

        Assert.True(found >= all * 0.97, $"{found} of {all}");
        Assert.Equal(0, shared);
    }

    public static TheoryData<string> Edits => [.. DraftMaker.Edits];
}
