using System.Collections.Immutable;

namespace Throughline.Story;

/// <summary>A cue that is nobody's own: ALL, BOTH, CROWD.</summary>
/// <param name="Name">In capitals.</param>
/// <param name="Speeches">How often it speaks.</param>
/// <param name="Words">How much it says.</param>
/// <param name="First">Its first speech.</param>
public sealed record SpeakingGroup(string Name, int Speeches, int Words, Where First)
{
    internal static ImmutableArray<SpeakingGroup> AllOf(TableRead read)
    {
        var found = new Dictionary<string, SpeakingGroup>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var speech in read.Speeches)
        {
            if (!speech.Speakers.IsEmpty)
                continue;
            if (!found.TryGetValue(speech.Name, out var group))
            {
                group = new SpeakingGroup(speech.Name, 0, 0, speech.At);
                order.Add(speech.Name);
            }

            found[speech.Name] = group with { Speeches = group.Speeches + 1, Words = group.Words + speech.Words };
        }

        return [.. order.ConvertAll(name => found[name])];
    }
}
