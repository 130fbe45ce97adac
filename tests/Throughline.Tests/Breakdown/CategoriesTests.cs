using Throughline.Breakdown;

namespace Throughline.Tests.Breakdown;

public sealed class CategoriesTests
{
    [Theory]
    [InlineData("cast", 100, 2)]
    [InlineData("vehicles", 103, 5)]
    [InlineData("props", 104, 6)]
    [InlineData("special-effects", 105, 8)]
    [InlineData("visual-effects", 119, 23)]
    public void A_category_has_the_numbers_of_the_standard_and_of_final_draft(string key, int schedule, int finalDraft)
    {
        var category = Categories.Of(key);

        Assert.Equal((schedule, finalDraft), (category.ScheduleId, category.FinalDraftNumber));
    }

    [Fact]
    public void No_two_categories_share_a_key_a_number_or_a_word()
    {
        Assert.Distinct(Categories.All.Select(c => c.Key));
        Assert.Distinct(Categories.All.Select(c => c.ScheduleId));
        Assert.Distinct(Categories.All.Select(c => c.FinalDraftNumber));
        Assert.Distinct(Categories.All.SelectMany(c => c.Words));
    }

    [Theory]
    [InlineData("prop", "props")]
    [InlineData(" VFX ", "visual-effects")]
    [InlineData("Makeup/Hair", "makeup-hair")]
    [InlineData("Costume", "wardrobe")]
    public void A_category_is_found_by_the_words_people_use(string word, string key) =>
        Assert.Equal(key, Categories.Find(word)?.Key);

    [Fact]
    public void Final_drafts_number_counts_only_when_it_gives_no_name()
    {
        Assert.Equal("props", Categories.OfFinalDraft("", 6)?.Key);
        Assert.Null(Categories.OfFinalDraft("Gizmos", 6));
        Assert.Equal("wardrobe", Categories.OfFinalDraft("wardrobe", 6)?.Key);
    }

    [Fact]
    public void Every_kind_of_effect_counts_up_from_fewest_to_most()
    {
        Assert.All(EffectTypes.All, t => Assert.True(t.Fewest <= t.LikelyPerMention && t.LikelyPerMention <= t.MostPerMention, t.Key));
        Assert.Equal(3, EffectTypes.All.Select(t => t.Tier).Distinct().Count());
    }
}
