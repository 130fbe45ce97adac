using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Throughline.Ledger.Merkle;
using Throughline.Ledger.Notes;

namespace Throughline.Ledger;

/// <summary>
/// Walks a log from its first entry and says what is wrong, and where: each entry against the hash stored beside it and
/// against the hash that the next one holds of it, the tree against every signed checkpoint. One pass, nothing kept.
/// </summary>
public sealed class LedgerAudit
{
    private readonly ImmutableArray<Checkpoint> _checkpoints;
    private readonly List<LedgerFault> _faults = [];
    private readonly MerkleFrontier _frontier = new();
    private Digest _previous;
    private int _nextCheckpoint;
    private long _expected;
    private long _lastGood;
    private long _shift;

    /// <summary>Begins an audit.</summary>
    /// <param name="checkpoints">Heads that were signed, whose signatures have been checked, in any order.</param>
    public LedgerAudit(IEnumerable<Checkpoint> checkpoints) =>
        _checkpoints = [.. checkpoints.OrderBy(checkpoint => checkpoint.Size)];

    /// <summary>Entries seen.</summary>
    public long Size => _frontier.Size;

    /// <summary>The root over the entries seen.</summary>
    public Digest Root => _frontier.Root();

    /// <summary>Takes the next entry of the store, in the order of its indices.</summary>
    /// <param name="entry">As stored.</param>
    /// <param name="leaf">The leaf hash of its bytes, which a caller may compute on several cores.</param>
    public void Take(StoredEntry entry, Digest leaf)
    {
        CheckCheckpoints();
        if (entry.Index != _expected)
            Fault(LedgerFaultKind.Missing, _expected, entry.Index - _expected, entry.Index - _expected == 1 ? $"Entry {_expected} is gone." : $"Entries {_expected} to {entry.Index - 1} are gone.");
        var changed = leaf != entry.Leaf;
        if (changed)
            Fault(LedgerFaultKind.Changed, entry.Index, 1, $"Entry {entry.Index} was changed after it was recorded: its bytes do not give the hash that was stored with it.");
        if (Link(entry.Bytes.Span) is not { } link)
        {
            if (!changed)
                Fault(LedgerFaultKind.Changed, entry.Index, 1, $"Entry {entry.Index} is not an entry of a ledger.");
        }
        else
        {
            CheckPlace(entry.Index, link.Index, link.Previous);
        }

        _frontier.Append(leaf);
        _previous = leaf;
        _expected = entry.Index + 1;
    }

    /// <summary>Ends the audit.</summary>
    /// <returns>What is wrong, in the order of the log; empty when all is well.</returns>
    public ImmutableArray<LedgerFault> Finish()
    {
        CheckCheckpoints();
        if (_nextCheckpoint < _checkpoints.Length)
        {
            var last = _checkpoints[^1];
            Fault(LedgerFaultKind.Missing, _frontier.Size, last.Size - _frontier.Size, $"A checkpoint was signed over {last.Size} entries; the log ends after {_frontier.Size}.");
        }

        return [.. _faults];
    }

    /// <summary>Reads the place of an entry and its hash of the one before, and nothing else.</summary>
    private static (long Index, Digest Previous)? Link(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            long? index = null;
            Digest? previous = null;
            Span<char> hex = stackalloc char[2 * Digest.Size];
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("index"u8))
                {
                    reader.Read();
                    index = reader.GetInt64();
                }
                else if (reader.ValueTextEquals("previous"u8))
                {
                    reader.Read();
                    if (reader.ValueSpan.Length != hex.Length || reader.CopyString(hex) != hex.Length || !Digest.TryParse(hex, out var digest))
                        return null;
                    previous = digest;
                }
                else
                {
                    reader.Skip();
                }

                if (index is { } at && previous is { } before)
                    return (at, before);
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    // A run of entries that is out of place by the same number is one fault.
    private void CheckPlace(long stored, long recorded, Digest previous)
    {
        var shift = recorded - stored;
        if (shift != _shift)
        {
            Fault(LedgerFaultKind.Misplaced, stored, 1, shift == 0
                ? $"Entry {stored} follows entries that are not in their places."
                : $"The entry stored as {stored} was recorded as entry {recorded}: entries before it were removed, put in or moved.");
        }
        else if (previous != _previous && stored == _expected)
        {
            Fault(LedgerFaultKind.Unlinked, Math.Max(0, stored - 1), 1, $"Entry {stored} was recorded after another entry {stored - 1} than the one that is stored: that one was changed or replaced, together with its hash.");
        }

        _shift = shift;
    }

    private void CheckCheckpoints()
    {
        for (; _nextCheckpoint < _checkpoints.Length && _checkpoints[_nextCheckpoint].Size <= _frontier.Size; _nextCheckpoint++)
        {
            var checkpoint = _checkpoints[_nextCheckpoint];
            if (checkpoint.Size == _frontier.Size && checkpoint.Root == _frontier.Root())
            {
                _lastGood = checkpoint.Size;
                continue;
            }

            Fault(LedgerFaultKind.Rewritten, _lastGood, checkpoint.Size - _lastGood, string.Create(CultureInfo.InvariantCulture,
                $"The first {checkpoint.Size} entries are not those over which a checkpoint was signed; something among entries {_lastGood} to {checkpoint.Size - 1} was changed, removed, put in or moved."));
        }
    }

    private void Fault(LedgerFaultKind kind, long index, long count, string message) => _faults.Add(new LedgerFault(kind, index, count, message));
}
