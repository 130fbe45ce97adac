using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Screenplays.Cues;

namespace Throughline.Drafts.Changes;

/// <summary>What a draft changes for the actors: who is new, who is cut, who has other scenes and other words.</summary>
internal static class CastChanges
{
    public static DepartmentChanges Of(Comparison story)
    {
        var people = People(story);
        List<ChangeEntry> renamed = [.. story.RenamedPeople.Select(r => new ChangeEntry(r.To, $"was {r.From} in the old draft."))];
        var isNew = people.Where(p => p.SpeechesA == 0).Select(p => new ChangeEntry(p.Name, Sum(p.SpeechesB, p.WordsB, p.ScenesB, story.B), First(p.ScenesB))).ToList();
        var isCut = people.Where(p => p.SpeechesB == 0).Select(p => new ChangeEntry(p.Name, "had " + Sum(p.SpeechesA, p.WordsA, p.ScenesA, story.A))).ToList();
        var both = people.Where(p => p.SpeechesA > 0 && p.SpeechesB > 0).ToList();
        var scenes = both.Where(p => p.Joined.Count + p.Left.Count > 0).Select(p => new ChangeEntry(p.Name, Moves(p, story), First(p.Joined))).ToList();
        var words = both.Where(p => p.Changed + p.New + p.Lost > 0).Select(p => new ChangeEntry(p.Name, Lines(p))).ToList();
        List<string> summary = [];
        AddIf(summary, isNew, e => Wording.Sentence($"{Wording.List(e)} {(e.Count == 1 ? "is a new speaking part" : "are new speaking parts")}."));
        AddIf(summary, isCut, e => Wording.Sentence($"{Wording.List(e)} no longer {(e.Count == 1 ? "speaks" : "speak")}."));
        AddIf(summary, renamed, e => $"{Wording.List([.. story.RenamedPeople.Select(r => $"{r.From} is now {r.To}")])}.");
        foreach (var group in both.Where(p => p.Joined.Count + p.Left.Count > 0).OrderByDescending(p => p.Joined.Count + p.Left.Count).GroupBy(p => Moves(p, story), StringComparer.Ordinal).Take(6))
            summary.Add($"{Wording.List([.. group.Select(p => p.Name)])} {Moves(group.First(), story, group.Count() > 1)}");
        var learn = both.Count(p => p.Changed + p.New > 0);
        var less = both.Count(p => p.Changed + p.New == 0 && p.Lost > 0);
        if (learn > 0)
            summary.Add(Wording.Sentence($"{Wording.Count(learn, "speaking part has", "speaking parts have")} other words to learn."));
        if (less > 0)
            summary.Add(Wording.Sentence($"{Wording.Count(less, "speaking part only loses", "speaking parts only lose")} words."));
        if (summary.Count == 0)
            summary.Add("Nothing changes for the cast.");
        return new DepartmentChanges(Department.Cast, [.. summary],
            Groups(("New speaking parts", isNew), ("No longer speaking", isCut), ("Another name", renamed), ("Scenes gained and lost", scenes), ("Words that changed", words)),
            "Someone is in a scene who speaks there or whom its action names. What is said under a cue of several, such as ADA AND TOM, counts for each of them.");
    }

    internal static ImmutableArray<ChangeGroup> Groups(params ReadOnlySpan<(string Heading, List<ChangeEntry> Entries)> groups)
    {
        var filled = ImmutableArray.CreateBuilder<ChangeGroup>();
        foreach (var (heading, entries) in groups)
        {
            if (entries.Count > 0)
                filled.Add(new ChangeGroup(heading, [.. entries]));
        }

        return filled.ToImmutable();
    }

    private static void AddIf(List<string> summary, List<ChangeEntry> entries, Func<List<string>, string> say)
    {
        if (entries.Count > 0)
            summary.Add(say(entries.ConvertAll(e => e.Subject)));
    }

    private static int? First(List<int> scenes) => scenes.Count == 0 ? null : scenes[0];

    private static string Sum(int speeches, int words, List<int> scenes, ImmutableArray<SceneFacts> facts) =>
        $"{Wording.Count(speeches, "speech", "speeches")}, {Wording.Count(words, "word")}, in {Wording.Scenes([.. scenes.Select(s => facts[s].Scene.Label)])}.";

    private static string Moves(PersonChanges person, Comparison story, bool areMany = false)
    {
        var parts = new List<string>();
        var fresh = person.Joined.Where(s => story.Match.PartnerOfB(story.B[s].Scene.FirstElement) is null).ToList();
        var joined = person.Joined.Except(fresh).ToList();
        var cut = person.Left.Where(s => IsCut(story, s)).ToList();
        var left = person.Left.Except(cut).Select(s => story.B.First(b => story.Match.PartnerOfB(b.Scene.FirstElement) == story.A[s].Scene.FirstElement).Scene.Label).ToList();
        if (fresh.Count > 0)
            parts.Add($"{(areMany ? "have" : "has")} {Wording.Count(fresh.Count, "new scene")} ({Labels(fresh, story.B)})");
        if (joined.Count > 0)
            parts.Add($"{(areMany ? "join" : "joins")} {Wording.Scenes([.. joined.Select(s => story.B[s].Scene.Label)])}");
        if (left.Count > 0)
            parts.Add($"{(areMany ? "are" : "is")} out of {Wording.Scenes(left)}");
        if (cut.Count > 0)
            parts.Add($"{(areMany ? "lose" : "loses")} {Wording.Scenes([.. cut.Select(s => story.A[s].Scene.Label)])} of the old draft, which {(cut.Count == 1 ? "is" : "are")} cut");
        return Wording.List(parts) + ".";
    }

    private static bool IsCut(Comparison story, int sceneOfA) => story.Match.PartnerOfA(story.A[sceneOfA].Scene.FirstElement) is not { } partner || !story.B.Any(b => b.Scene.FirstElement == partner && !b.IsOmitted);

    private static string Labels(List<int> scenes, ImmutableArray<SceneFacts> facts) => Wording.List([.. scenes.Select(s => facts[s].Scene.Label)]);

    private static string Lines(PersonChanges person)
    {
        var parts = new List<string>();
        if (person.New > 0)
            parts.Add($"{Wording.Number(person.New)} new");
        if (person.Changed > 0)
            parts.Add($"{Wording.Number(person.Changed)} changed");
        if (person.Lost > 0)
            parts.Add($"{Wording.Number(person.Lost)} cut");
        return $"{Wording.List(parts)} of what is now {Wording.Count(person.SpeechesB, "speech", "speeches")}; {Wording.Number(person.WordsA)} words before, {Wording.Number(person.WordsB)} now.";
    }

    private static List<PersonChanges> People(Comparison story)
    {
        var people = new Dictionary<string, PersonChanges>(StringComparer.Ordinal);
        foreach (var scene in story.A)
            Count(scene, story.NewName, (p, s, w) => (p.SpeechesA, p.WordsA) = (p.SpeechesA + s, p.WordsA + w), p => p.ScenesA);
        foreach (var scene in story.B)
            Count(scene, name => name, (p, s, w) => (p.SpeechesB, p.WordsB) = (p.SpeechesB + s, p.WordsB + w), p => p.ScenesB);
        foreach (var pair in story.Match.Scenes)
        {
            var before = pair.A is { } a ? story.A[a].Present.Select(story.NewName).ToHashSet(StringComparer.Ordinal) : [];
            var after = pair.B is { } b ? story.B[b].Present : [];
            foreach (var name in after.Where(n => !before.Contains(n)))
                Person(name).Joined.Add(pair.B!.Value);
            foreach (var name in before.Where(n => !after.Contains(n)))
                Person(name).Left.Add(pair.A!.Value);
        }

        CountSpeeches(story, Person);
        return [.. people.Values.Where(p => p.SpeechesA + p.SpeechesB > 0).OrderByDescending(p => p.WordsB + p.WordsA).ThenBy(p => p.Name, StringComparer.Ordinal)];

        PersonChanges Person(string name) => people.TryGetValue(name, out var person) ? person : people[name] = new PersonChanges(name);

        void Count(SceneFacts scene, Func<string, string> nameOf, Action<PersonChanges, int, int> add, Func<PersonChanges, List<int>> scenesOf)
        {
            foreach (var (name, speeches) in scene.Speeches)
            {
                var person = Person(nameOf(name));
                add(person, speeches, scene.Words[name]);
                scenesOf(person).Add(scene.Scene.Index);
            }
        }
    }

    // Speeches, by the speakers that they have in the new draft, or had in the old when they are gone.
    private static void CountSpeeches(Comparison story, Func<string, PersonChanges> person)
    {
        var speakersA = Speakers(story.Match.A, story.CastA);
        var speakersB = Speakers(story.Match.B, story.CastB);
        foreach (var line in story.Match.Lines)
        {
            var before = line.A is { } a ? speakersA[a].Select(story.NewName).ToList() : [];
            var after = line.B is { } b ? speakersB[b] : [];
            foreach (var name in after.Except(before, StringComparer.Ordinal))
                person(name).New++;
            foreach (var name in before.Except(after, StringComparer.Ordinal))
                person(name).Lost++;
            foreach (var name in line.Kind is MatchKind.Kept or MatchKind.Moved ? [] : after.Intersect(before, StringComparer.Ordinal))
                person(name).Changed++;
        }
    }

    // Who says each line of a draft; nobody what is not said.
    private static ImmutableArray<string>[] Speakers(Screenplay draft, Cast cast)
    {
        var speakers = new ImmutableArray<string>[draft.Elements.Length];
        ImmutableArray<string> speaking = [];
        for (var i = 0; i < speakers.Length; i++)
        {
            var element = draft.Elements[i];
            speaking = element is Cue cue ? cast[cue].SpeakerNames : element.IsSpeechPart || !element.IsPrinted ? speaking : [];
            speakers[i] = element is Dialogue or Lyrics ? speaking : [];
        }

        return speakers;
    }

    private sealed class PersonChanges(string name)
    {
        public string Name { get; } = name;

        public int SpeechesA { get; set; }

        public int SpeechesB { get; set; }

        public int WordsA { get; set; }

        public int WordsB { get; set; }

        public int New { get; set; }

        public int Changed { get; set; }

        public int Lost { get; set; }

        public List<int> ScenesA { get; } = [];

        public List<int> ScenesB { get; } = [];

        /// <summary>Scenes of the new draft that they were not in.</summary>
        public List<int> Joined { get; } = [];

        /// <summary>Scenes of the old draft that they are no longer in.</summary>
        public List<int> Left { get; } = [];
    }
}
