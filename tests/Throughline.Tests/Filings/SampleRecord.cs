using System.Collections.Immutable;
using Throughline.Filings;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;

namespace Throughline.Tests.Filings;

/// <summary>Records of our own making, an event a day from 1 March 2026.</summary>
internal sealed class SampleRecord
{
    public static readonly Tool Writer = new("Example", "writer", "2.1", EndpointClass.Public, "thirty days", "may be used");
    public static readonly Tool Enterprise = new("Example", "studio", "5", EndpointClass.Enterprise, "none", "none");
    public static readonly Tool Faces = new("Harbour", "faces", "1", EndpointClass.Local, "none", "none");

    private readonly ImmutableArray<LedgerEntry>.Builder _entries = ImmutableArray.CreateBuilder<LedgerEntry>();

    private SampleRecord() => Add(EventKind.ProductionMade, []);

    /// <summary>A production that has only begun.</summary>
    public static SampleRecord New => new();

    /// <summary>Two drafts and an edit by people, and a person's music.</summary>
    public static SampleRecord OfPeople() => New.Draft(1, "White").Add(EventKind.Edited, [], e => e with { Origin = Origin.Human, Target = new Target("draft-1") { Line = 4 } })
        .Draft(2, "Blue").Add(EventKind.Attested, [("department", "music"), ("statement", "I played it all.")], e => e with { Origin = Origin.Human, Actor = new Actor("Lee Adeyemi", "composer") });

    /// <summary>A bit of everything: helped, proposed and taken, refused, put in, temporary, erased, consented, withdrawn.</summary>
    public static SampleRecord OfAllKinds() => OfPeople()
        .Add(EventKind.PolicySet, [("policy", "Models propose, people decide"), ("required", "no"), ("paper", Hash("policy"))], Producer)
        .Add(EventKind.ConsentGiven, [("consent", "C-1"), ("type", "company"), ("person", "Ines Moreau"), ("scope", "single lines"), ("paper", Hash("c1"))], Producer)
        .Add(EventKind.ConsentGiven, [("consent", "R-1"), ("type", "replica"), ("person", "Jo Park"), ("replica", "employment-based"), ("scope", "the fall, face only"), ("project", "Tide"), ("from", "2026-03-01"), ("until", "2026-12-31"), ("payment", "two days"), ("paper", Hash("r1"))], Producer)
        .Proposed("p-1", 7, Writer, Decision.Changed, Stage.Final)
        .Proposed("p-2", 9, Writer, Decision.Refused, null)
        .Proposed("p-3", 12, Enterprise, Decision.All, null)
        .Add(EventKind.ProposalMade, [("proposal", "p-4"), ("use", "a line")], e => e with { Origin = Origin.Machine, Tool = Writer, Target = new Target("draft-2") { Line = 20 } })
        .Add(EventKind.Noted, [("use", "looking up tides")], e => e with { Origin = Origin.Human, Tool = Enterprise, Target = new Target("draft-2") { Line = 3 } })
        .Add(EventKind.Edited, [("department", "vfx"), ("vendor", "Harbour VFX"), ("use", "previsualisation"), ("replica", "Jo Park"), ("consent", "R-1"), ("phase", "post")], e => e with { Origin = Origin.Machine, Tool = Faces, Stage = Stage.Temporary, Target = new Target("shot-31"), Cost = new Cost(1_250_000, "EUR") })
        .Add(EventKind.ConsentWithdrawn, [("consent", "R-1"), ("paper", Hash("w1"))], Producer)
        .Add(EventKind.Edited, [("department", "vfx"), ("vendor", "Harbour VFX"), ("use", "the fall"), ("replica", "Jo Park"), ("consent", "R-1"), ("phase", "post")], e => e with { Origin = Origin.Machine, Tool = Faces, Stage = Stage.Final, Target = new Target("shot-31") { After = Digest.Of("fall"u8) } })
        .Add(EventKind.Edited, [("department", "vfx"), ("synthetic", "The crowd"), ("justification", "A harbour of the year 1900 cannot be filled with people."), ("approver", "Ines Moreau")], e => e with { Origin = Origin.Machine, Stage = Stage.Final, Target = new Target("shot-40") })
        .Add(EventKind.Erased, [], e => e with { Target = new Target("draft-2") { Line = 9, Before = Digest.Of("p-2"u8) } })
        .Add(EventKind.Attested, [("question", "copyright.for-hire"), ("answer", "No; Ana Ruiz claims it.")])
        .Add(EventKind.Disclosed, [("for", "wga-company"), ("to", "Ana Ruiz")], Producer);

    public SampleRecord Draft(int number, string name) =>
        Add(EventKind.DraftAdded, [("draft", $"{number}"), ("name", name), ("author", "Ana Ruiz"), ("sha256", Hash(name))], e => e with { Target = new Target($"draft-{number}") });

    public SampleRecord Proposed(string id, long line, Tool tool, Decision decision, Stage? stage) => this
        .Add(EventKind.ProposalMade, [("proposal", id), ("use", "a line")], e => e with { Origin = Origin.Machine, Tool = tool, Target = new Target("draft-2") { Line = line, After = Digest.Of(System.Text.Encoding.UTF8.GetBytes(id)) } })
        .Add(EventKind.ProposalDecided, [("proposal", id)], e => e with { Origin = decision == Decision.Changed ? Origin.MachineEdited : null, Decision = decision, Stage = stage, Target = new Target("draft-2") { Line = line } });

    public SampleRecord Add(EventKind kind, (string Name, string Value)[] details, Func<LedgerEvent, LedgerEvent>? change = null)
    {
        var number = _entries.Count;
        var made = new LedgerEvent
        {
            Id = new Guid(number + 1, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8]),
            Time = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero).AddDays(number),
            Production = "tide",
            Actor = new Actor("Ana Ruiz", "writer"),
            Kind = kind,
            Details = details.ToImmutableSortedDictionary(it => it.Name, it => it.Value, StringComparer.Ordinal),
        };
        var previous = number == 0 ? default : TreeHash.Leaf(LedgerEntryJson.Write(_entries[^1]));
        _entries.Add(new LedgerEntry(number, previous, change is null ? made : change(made)));
        return this;
    }

    public FilingRecord Record()
    {
        var entries = _entries.ToImmutable();
        var tree = new MerkleFrontier();
        foreach (var entry in entries)
            tree.Append(TreeHash.Leaf(LedgerEntryJson.Write(entry)));
        return new FilingRecord("A Bit for the Tide", "tide", entries, tree.Root());
    }

    public FilingDocument Fill(string form) => FilingForm.Named(form)!.Fill(Record());

    private static LedgerEvent Producer(LedgerEvent it) => it with { Actor = new Actor("Ines Moreau", "producer") };

    private static string Hash(string paper) => Digest.Of(System.Text.Encoding.UTF8.GetBytes(paper)).ToString();
}
