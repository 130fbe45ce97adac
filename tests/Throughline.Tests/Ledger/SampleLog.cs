using System.Collections.Immutable;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;

namespace Throughline.Tests.Ledger;

/// <summary>A log of our own making.</summary>
internal static class SampleLog
{
    public static List<StoredEntry> Of(int size)
    {
        var log = new List<StoredEntry>();
        for (var i = 0; i < size; i++)
            log.Add(Stored(i, i == 0 ? default : log[^1].Leaf, i % 3 == 0 ? "Ana Ruiz" : "Ben Okafor"));
        return log;
    }

    public static StoredEntry Stored(int index, Digest previous, string person)
    {
        var bytes = LedgerEntryJson.Write(new LedgerEntry(index, previous, Event(index, person)));
        return new StoredEntry(index, bytes, TreeHash.Leaf(bytes));
    }

    public static LedgerEvent Event(int index, string person) => new()
    {
        Id = new Guid(index + 1, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8]),
        Time = new DateTimeOffset(2026, 3, 1, 9, 0, 0, 0, TimeSpan.Zero).AddSeconds(index),
        Production = "tide",
        Actor = new Actor(person, "writer"),
        Kind = index % 2 == 0 ? EventKind.Edited : EventKind.ProposalDecided,
        Decision = index % 2 == 0 ? null : Decision.Part,
        Target = new Target("draft-white")
        {
            Line = 100 + index,
            Span = new TextRange(3, 9),
            Before = Digest.Of([1]),
            After = SaltedHash.Of(new byte[SaltedHash.SaltSize], "Yes."),
        },
        Origin = index % 2 == 0 ? Origin.Human : Origin.MachineEdited,
        Tool = index % 2 == 0 ? null : new Tool("none", "rules", "1", EndpointClass.Local, "none", "none"),
        Prompt = index % 2 == 0 ? null : Digest.Of([2]),
        Parameters = ImmutableSortedDictionary<string, string>.Empty.Add("temperature", "0"),
        Cost = index % 2 == 0 ? null : new Cost(12_300, "USD"),
        Stage = Stage.Final,
        Details = ImmutableSortedDictionary<string, string>.Empty.Add("draft", "White \u201cfinal\u201d \U0001F600"),
    };
}
