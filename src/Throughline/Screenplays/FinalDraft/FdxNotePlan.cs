using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Which notes of the file the notes of an edited script are.</summary>
/// <param name="origin">What was read, by offset.</param>
/// <param name="owners">The notes inside each element that was read, in the order of its text's.</param>
internal sealed class FdxNotePlan(IReadOnlyDictionary<int, FdxOrigin> origin, IReadOnlyDictionary<int, List<FdxNote>> owners)
{
    private readonly HashSet<FdxNote> _used = [];
    private readonly Dictionary<Element, List<(InlineNote Note, FdxNote? Old)>> _matches = new(ReferenceEqualityComparer.Instance);

    /// <summary>True when a note of the file is still a note of the script.</summary>
    public bool IsUsed(FdxNote note) => _used.Contains(note);

    /// <summary>Claims a note that stands between elements; false when another one did.</summary>
    public bool Use(FdxNote note) => _used.Add(note);

    /// <summary>The notes in an item's text with those of the file that they are: first the ones that say the same, then what is left in order.</summary>
    public List<(InlineNote Note, FdxNote? Old)> Match(FdxItem item)
    {
        if (_matches.TryGetValue(item.Element, out var known))
            return known;
        var notes = item.Element.Text.Notes;
        var matched = notes.Select(n => (Note: n, Old: (FdxNote?)null)).ToList();
        if (item.Old is { } paragraph && origin.TryGetValue(paragraph.Start, out var was) && owners.TryGetValue(paragraph.Start, out var owned))
        {
            var free = owned.Zip(was.Element.Text.Notes).Where(o => !item.IsEmbedded || o.First.Range.Start < 0 || was.Dual is not null && was.Dual == item.Container).ToList();
            foreach (var exact in new[] { true, false })
            {
                for (var i = 0; i < matched.Count; i++)
                {
                    var found = matched[i].Old is null ? free.FindIndex(o => o.Second.IsBoneyard == matched[i].Note.IsBoneyard && (!exact || o.Second.Text == matched[i].Note.Text)) : -1;
                    if (found < 0)
                        continue;
                    if (_used.Add(free[found].First))
                        matched[i] = (matched[i].Note, free[found].First);
                    free.RemoveAt(found);
                }
            }
        }

        _matches[item.Element] = matched;
        return matched;
    }
}
