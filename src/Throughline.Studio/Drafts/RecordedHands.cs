using Throughline.Drafts.Authors;
using Throughline.Ledger;
using Throughline.Screenplays;
using Throughline.Studio.Records;

namespace Throughline.Studio.Drafts;

/// <summary>Who the record says changed which line: edits and proposals that were taken, of a line, between one draft and the next. The last of several counts.</summary>
internal sealed class RecordedHands
{
    private readonly Dictionary<(int Draft, long Line), LedgerEvent> _events = [];
    private readonly Dictionary<(int Draft, long Line), int> _restored = [];

    /// <summary>Reads the record through once.</summary>
    public static async Task<RecordedHands> ReadAsync(LedgerStore ledger, CancellationToken cancel)
    {
        var (hands, next) = (new RecordedHands(), 1);
        await foreach (var stored in ledger.ReadAsync(0, cancel))
        {
            if (Read(stored) is not { } it)
                continue;
            if (it.Kind == EventKind.DraftAdded)
                next++;
            else if (MannerOf(it) is not null && it.Target?.Line is { } line)
                hands._events[(next, line)] = it;
            else if (it.Decision == Decision.Undone && it.Target?.Line is { } back && int.TryParse(it.Details.GetValueOrDefault("restores"), System.Globalization.CultureInfo.InvariantCulture, out var from))
                hands._restored[(next, back)] = from;
        }

        return hands;
    }

    /// <summary>Who changed a line that a draft brought in, or null.</summary>
    /// <param name="draft">The draft's number.</param>
    /// <param name="line">The line.</param>
    /// <param name="name">What the draft is called.</param>
    public Hand? Find(int draft, LineId line, string name) =>
        _events.TryGetValue((draft, line.Value), out var it) ? new Hand(it.Details.GetValueOrDefault("by") ?? it.Actor.Person, MannerOf(it)!.Value, it.Time, name, IsInferred: true) : null;

    /// <summary>The draft from which a line was given back when what had been taken was taken back, or null.</summary>
    public int? RestoredFrom(int draft, LineId line) => _restored.TryGetValue((draft, line.Value), out var from) ? from : null;

    private static Manner? MannerOf(LedgerEvent it) => it.Kind switch
    {
        EventKind.ProposalDecided => it.Decision switch
        {
            // Of what was changed some lines may have been taken as they were; the origin says which.
            Decision.All or Decision.Part => Manner.Accepted,
            Decision.Changed => it.Origin is null or Origin.MachineEdited ? Manner.EditedAfterAcceptance : Manner.Accepted,
            _ => null,
        },
        EventKind.Edited => it.Origin switch
        {
            Origin.ThirdParty => Manner.Pasted,
            Origin.Machine => Manner.Accepted,
            Origin.MachineEdited => Manner.EditedAfterAcceptance,
            _ => it.Details.GetValueOrDefault("manner") switch { "pasted" => Manner.Pasted, "accepted" => Manner.Accepted, _ => Manner.Typed },
        },
        _ => null,
    };

    private static LedgerEvent? Read(StoredEntry stored)
    {
        try
        {
            return LedgerEntryJson.Read(stored.Bytes).Event;
        }
        catch (FormatException)
        {
            // What cannot be read says nothing here; ledger verify tells of it.
            return null;
        }
    }
}
