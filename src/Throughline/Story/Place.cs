using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Story;

/// <summary>A place, and the places in it.</summary>
/// <param name="Name">As first written.</param>
/// <param name="Scenes">Indexes of the scenes there or in a part of it, in order.</param>
/// <param name="Length">Their eighths together.</param>
/// <param name="Parts">The places in it, longest first. The tree is at most eight deep: further parts of a heading are left out.</param>
public sealed record Place(string Name, ImmutableArray<int> Scenes, PageLength Length, ImmutableArray<Place> Parts)
{
    // A heading of more parts is torn or hostile.
    private const int Deepest = 8;

    internal static ImmutableArray<Place> TreeOf(ImmutableArray<SceneLine> scenes)
    {
        var root = new Node("");
        foreach (var scene in scenes)
        {
            if (scene.IsOmitted)
                continue;
            var node = root;
            for (var i = 0; i < Math.Min(Deepest, scene.Slugline.Location.Length); i++)
            {
                node = node.Child(scene.Slugline.Location[i]);
                node.Add(scene);
            }
        }

        return root.Freeze();
    }

    private sealed class Node(string name)
    {
        private readonly Dictionary<string, Node> _byName = new(StringComparer.Ordinal);
        private readonly List<Node> _children = [];
        private readonly List<int> _scenes = [];
        private int _eighths;

        public Node Child(string part)
        {
            var key = CharacterIndex.Fold(part);
            if (!_byName.TryGetValue(key, out var child))
            {
                child = new Node(part);
                _byName.Add(key, child);
                _children.Add(child);
            }

            return child;
        }

        public void Add(SceneLine scene)
        {
            if (_scenes.Count > 0 && _scenes[^1] == scene.Index)
                return;
            _scenes.Add(scene.Index);
            _eighths += scene.Length.Eighths;
        }

        public ImmutableArray<Place> Freeze()
        {
            var places = _children.ConvertAll(c => new Place(c._name, [.. c._scenes], new PageLength(c._eighths), c.Freeze()));
            places.Sort((a, b) => b.Length.Eighths != a.Length.Eighths ? b.Length.Eighths.CompareTo(a.Length.Eighths) : a.Scenes[0].CompareTo(b.Scenes[0]));
            return [.. places];
        }

        private readonly string _name = name;
    }
}
