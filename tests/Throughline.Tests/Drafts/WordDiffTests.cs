using CsCheck;
using Throughline.Drafts;

namespace Throughline.Tests.Drafts;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("The red door.", "The blue door.", "The [-red-]{+blue+} door.")]
    [InlineData("Go home.", "Go home now.", "Go home{+ now+}.")]
    [InlineData("", "New.", "{+New.+}")]
    [InlineData("Same.", "Same.", "Same.")]
    [InlineData("one two three", "uno dos three", "[-one two-]{+uno dos+} three")]
    [InlineData("我爱北京", "我爱上海", "我爱[-北京-]{+上海+}")]
    public void Changed_words_are_marked_as_a_reader_would(string a, string b, string marked) => Assert.Equal(marked, Marked(a, b));

    [Fact]
    public void The_runs_make_up_both_texts() =>
        Gen.Select(Gen.String[Gen.Char["ab .,\n我"], 0, 40], Gen.String[Gen.Char["ab .,\n我"], 0, 40]).Sample((a, b) =>
        {
            var runs = WordDiff.Between(a, b);
            return string.Concat(runs.Select(r => a.Substring(r.StartA, r.LengthA))) == a
                && string.Concat(runs.Select(r => b.Substring(r.StartB, r.LengthB))) == b
                && runs.All(r => !r.IsKept || a.Substring(r.StartA, r.LengthA) == b.Substring(r.StartB, r.LengthB));
        });

    private static string Marked(string a, string b) => string.Concat(WordDiff.Between(a, b).Select(r =>
        r.IsKept ? b.Substring(r.StartB, r.LengthB)
        : (r.LengthA > 0 ? $"[-{a.Substring(r.StartA, r.LengthA)}-]" : "") + (r.LengthB > 0 ? $"{{+{b.Substring(r.StartB, r.LengthB)}+}}" : "")));
}
