using Throughline.CutBench;

namespace Throughline.Tests.Editorial;

/// <summary>Cuts that were edited in known ways, on several tracks, in several formats, spellings and rates; bench/cuts tries 10,000.</summary>
public sealed class EditedCutTests
{
    [Fact]
    public void The_laws_of_changes_hold_on_five_hundred_edit_scripts() =>
        Assert.Equal([], Enumerable.Range(1, 500).Where(seed => Laws.Broken(EditedCut.Of(seed)) is not null));

    [Fact]
    public void Every_kind_of_edit_is_tried()
    {
        var tried = Enumerable.Range(1, 200).SelectMany(seed => EditedCut.Of(seed).Edits).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(CutEdits.All.Except(tried));
        Assert.Contains("reels cut to eight", tried);
        Assert.Contains("24 to 25", tried);
        Assert.Contains("list to FinalCut7", tried);
    }
}
