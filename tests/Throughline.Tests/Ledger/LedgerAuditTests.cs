using CsCheck;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;
using Throughline.Ledger.Notes;

namespace Throughline.Tests.Ledger;

public sealed class LedgerAuditTests
{
    private static readonly List<StoredEntry> Log = SampleLog.Of(40);

    private static readonly Checkpoint[] Checkpoints = [HeadAt(10), HeadAt(25), HeadAt(40)];

    [Fact]
    public void A_log_as_it_was_written_has_no_faults() => Assert.Empty(Audit(Log));

    [Fact]
    public void One_changed_byte_of_any_entry_is_found_and_located() =>
        Gen.Select(Gen.Int[0, 39], Gen.Int[0, 200], Gen.Byte[1, 255]).Sample(change =>
        {
            var log = Log.ToList();
            var bytes = log[change.Item1].Bytes.ToArray();
            bytes[change.Item2 % bytes.Length] ^= change.Item3;
            log[change.Item1] = log[change.Item1] with { Bytes = bytes };

            return Audit(log).Any(fault => fault.Kind == LedgerFaultKind.Changed && fault.Index == change.Item1);
        });

    [Fact]
    public void An_entry_rewritten_with_its_hash_is_given_away_by_the_next() =>
        Gen.Int[0, 38].Sample(index =>
        {
            var log = Log.ToList();
            log[index] = SampleLog.Stored(index, index == 0 ? default : log[index - 1].Leaf, "somebody else");

            return Audit(log).Any(fault => fault.Kind == LedgerFaultKind.Unlinked && fault.Index == index);
        });

    [Fact]
    public void A_log_rewritten_from_some_entry_on_is_not_the_one_that_was_signed()
    {
        var log = Log.Take(17).ToList();
        for (var i = 17; i < 40; i++)
            log.Add(SampleLog.Stored(i, log[^1].Leaf, "somebody else"));

        var faults = Audit(log);

        Assert.Equal([(LedgerFaultKind.Rewritten, 10L, 15L), (LedgerFaultKind.Rewritten, 10L, 30L)], faults.Select(fault => (fault.Kind, fault.Index, fault.Count)));
    }

    [Fact]
    public void A_removed_entry_is_missing_at_its_place() =>
        Gen.Int[0, 38].Sample(index =>
        {
            var log = Log.ToList();
            log.RemoveAt(index);

            return Audit(log)[0] is { Kind: LedgerFaultKind.Missing, Count: 1 } fault && fault.Index == index;
        });

    [Fact]
    public void Entries_that_were_renumbered_after_a_removal_are_one_fault_at_its_place()
    {
        var log = Log.ToList();
        log.RemoveAt(12);
        log = [.. log.Select((entry, i) => entry with { Index = i })];

        var faults = Audit(log);

        Assert.Equal((LedgerFaultKind.Misplaced, 12L), (faults[0].Kind, faults[0].Index));
        Assert.Single(faults, fault => fault.Kind == LedgerFaultKind.Misplaced);
    }

    [Fact]
    public void Two_entries_that_changed_places_are_found_at_the_first() =>
        Gen.Select(Gen.Int[0, 38], Gen.Int[1, 10]).Where(swap => swap.Item1 + swap.Item2 < 40).Sample(swap =>
        {
            var (a, b) = (swap.Item1, swap.Item1 + swap.Item2);
            var log = Log.ToList();
            (log[a], log[b]) = (log[b] with { Index = a }, log[a] with { Index = b });

            return Audit(log)[0] is { Kind: LedgerFaultKind.Misplaced } fault && fault.Index == a;
        });

    [Fact]
    public void An_entry_that_was_put_in_is_found_at_its_place()
    {
        var log = Log.ToList();
        log.Insert(20, SampleLog.Stored(20, log[19].Leaf, "somebody else"));
        log = [.. log.Select((entry, i) => entry with { Index = i })];

        var faults = Audit(log);

        Assert.Equal(21, faults[0].Index);
        Assert.Contains(faults, fault => fault is { Kind: LedgerFaultKind.Rewritten, Index: 10 });
    }

    [Fact]
    public void An_end_that_was_cut_off_is_missing()
    {
        var faults = Audit([.. Log.Take(33)]);

        Assert.Equal([(LedgerFaultKind.Missing, 33L, 7L)], faults.Select(fault => (fault.Kind, fault.Index, fault.Count)));
    }

    private static List<LedgerFault> Audit(List<StoredEntry> log)
    {
        var audit = new LedgerAudit(Checkpoints);
        foreach (var entry in log)
            audit.Take(entry, TreeHash.Leaf(entry.Bytes.Span));
        return [.. audit.Finish()];
    }

    private static Checkpoint HeadAt(int size) => new("throughline.local/test", size, new MerkleTree(Log.Take(size).Select(entry => entry.Leaf)).Root);
}
