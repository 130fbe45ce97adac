using System.Runtime.InteropServices;

namespace Throughline.Story.Lint;

/// <summary>
/// Finds spellings that are equal or one edit apart (<see cref="EditDistance.IsOne"/>) without comparing each with each: two
/// such spellings share a form that is left when at most one letter of each is taken out (Mor and Fraenkel 1982). Spellings
/// that differ in a digit are not found.
/// </summary>
internal sealed class Neighbours
{
    private readonly Dictionary<string, List<int>> _byForm = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _keys;

    public Neighbours(IReadOnlyList<string> keys)
    {
        _keys = keys;
        for (var i = 0; i < keys.Count; i++)
        {
            foreach (var form in Forms(keys[i]))
            {
                ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_byForm, form, out _);
                (places ??= []).Add(i);
            }
        }
    }

    /// <summary>The indices of the spellings that may be near one, itself left out, in order; each must still be compared.</summary>
    public SortedSet<int> Of(int index)
    {
        var near = new SortedSet<int>();
        foreach (var form in Forms(_keys[index]))
            near.UnionWith(_byForm[form]);
        near.Remove(index);
        return near;
    }

    private static IEnumerable<string> Forms(string key)
    {
        yield return key;
        for (var i = 0; i < key.Length; i++)
        {
            // Numbers that differ are never a slip. Of letters that repeat, leaving out one or the other gives the same form.
            if (!char.IsDigit(key[i]) && (i == 0 || key[i] != key[i - 1]))
                yield return key.Remove(i, 1);
        }
    }
}
