using System.Text;
using Throughline.Ledger;
using Throughline.Ledger.Canonical;

namespace Throughline.Tests.Ledger;

public sealed class LedgerEntryJsonTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void An_entry_comes_back_from_its_bytes_whole(int index)
    {
        var entry = new LedgerEntry(index, Digest.Of([9]), SampleLog.Event(index, "Ana Ruiz"));

        var bytes = LedgerEntryJson.Write(entry);

        Assert.True(CanonicalJson.IsCanonical(bytes));
        Assert.Equal(bytes, LedgerEntryJson.Write(LedgerEntryJson.Read(bytes)));
        Assert.Equal(entry.Event.Target, LedgerEntryJson.Read(bytes).Event.Target);
    }

    [Fact]
    public void The_bytes_are_these()
    {
        var bytes = LedgerEntryJson.Write(new LedgerEntry(1, default, SampleLog.Event(1, "Ana Ruiz")));

        Golden.Matches(Encoding.UTF8.GetString(bytes), "entry.json");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"v":2}""")]
    [InlineData("not json")]
    public void What_is_no_entry_is_refused_with_a_reason(string json)
    {
        var e = Assert.Throws<FormatException>(() => LedgerEntryJson.Read(Encoding.UTF8.GetBytes(json)));

        Assert.NotEmpty(e.Message);
    }

    [Fact]
    public void Members_of_a_later_version_are_passed_over()
    {
        var json = Encoding.UTF8.GetString(LedgerEntryJson.Write(new LedgerEntry(3, default, SampleLog.Event(3, "Ana"))));

        var entry = LedgerEntryJson.Read(Encoding.UTF8.GetBytes(json.Replace("\"v\":1", "\"v\":1,\"weather\":{\"rain\":[1]}", StringComparison.Ordinal)));

        Assert.Equal(3, entry.Index);
    }
}
