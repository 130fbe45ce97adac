using System.Collections.Immutable;

namespace Throughline.Breakdown;

/// <summary>
/// Gathers the elements of one scene. What a person says stands before what the file says, and that before what the finder
/// suggests: the same thing said again adds its words to the first and changes nothing else.
/// </summary>
internal sealed class SheetElements
{
    private readonly List<BreakdownElement> _elements = [];
    private readonly List<PersonTag> _refused = [];

    public void Add(PersonTag tag)
    {
        if (tag.IsRefused)
            _refused.Add(tag);
        else
            Add(new BreakdownElement(tag.Category, tag.Category.Key == "cast" ? tag.Name.ToUpperInvariant() : tag.Name, ElementSource.Person)
            {
                Evidence = tag.On is { } on ? [on] : [],
                Reason = tag.By is { } by ? $"tagged by {by}" : null,
            });
    }

    public void AddAll(IEnumerable<BreakdownElement> elements)
    {
        foreach (var element in elements)
        {
            if (!_refused.Any(r => r.Category.Key == element.Category.Key && ElementName.AreSame(r.Name, element.Name)))
                Add(element);
        }
    }

    public ImmutableArray<BreakdownElement> InOrder(Func<string, int> boardNumber)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Categories.All.Length; i++)
            order[Categories.All[i].Key] = i;
        return
        [
            .. _elements.Select(e => e.Category.Key == "cast" ? e with { BoardNumber = boardNumber(e.Name) } : e)
                .OrderBy(e => order[e.Category.Key]).ThenBy(e => e.BoardNumber == 0 ? int.MaxValue : e.BoardNumber)
                .ThenBy(e => e.Evidence.IsEmpty ? -1 : e.Evidence[0].Element).ThenBy(e => e.Evidence.IsEmpty ? -1 : e.Evidence[0].Start),
        ];
    }

    private void Add(BreakdownElement element)
    {
        for (var i = 0; i < _elements.Count; i++)
        {
            var known = _elements[i];
            if (known.Category.Key != element.Category.Key || !IsSame(known, element))
                continue;
            var name = known.Source == ElementSource.Finder && element.Name.Length > known.Name.Length ? element.Name : known.Name;
            _elements[i] = known with
            {
                Name = name,
                Evidence = [.. known.Evidence.Concat(element.Evidence).Distinct().OrderBy(e => e.Element).ThenBy(e => e.Start)],
                Confidence = Math.Max(known.Confidence, element.Confidence),
                IsImplied = known.IsImplied && element.IsImplied,
                Effect = known.Effect ?? element.Effect,
            };
            return;
        }

        _elements.Add(element);
    }

    // The same words mean the same thing whatever it is called, and so does the same thing elsewhere.
    private static bool IsSame(BreakdownElement known, BreakdownElement element)
    {
        if (known.Category.Key == "cast")
            return known.Name == element.Name;
        if ((known.IsImplied == element.IsImplied || known.Source == ElementSource.Person) && ElementName.AreSame(known.Name, element.Name))
            return true;
        foreach (var one in known.Evidence)
        {
            foreach (var other in element.Evidence)
            {
                if (one.Element == other.Element && one.Start < other.End && other.Start < one.End)
                    return true;
            }
        }

        return false;
    }
}
