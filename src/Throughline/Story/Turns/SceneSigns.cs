using Throughline.Screenplays;

namespace Throughline.Story.Turns;

/// <summary>What each scene shows that can be counted, in standard deviations over the scenes of its script, within 2.5.</summary>
internal sealed class SceneSigns
{
    private const double Limit = 2.5;
    private const int Leads = 8;
    private const int Window = 3;
    private readonly double[][] _signs = new double[Enum.GetValues<SceneSign>().Length][];

    private SceneSigns(TableRead read)
    {
        Read = read;
        for (var sign = 0; sign < _signs.Length; sign++)
            _signs[sign] = new double[read.Scenes.Length];
        FirstHeard = Array.ConvertAll(_signs[0], _ => new List<SpeechLine>());
    }

    public TableRead Read { get; }

    /// <summary>For each scene, the first speeches of those who say most, where they fall in it.</summary>
    public List<SpeechLine>[] FirstHeard { get; }

    /// <summary>For each scene, the element whose words of conflict are most, or -1.</summary>
    public int[] FiercestElement { get; private set; } = [];

    public double this[SceneSign sign, int scene] => _signs[(int)sign][scene];

    public static SceneSigns Of(TableRead read)
    {
        var signs = new SceneSigns(read);
        signs.CountWords();
        signs.CountPeople();
        signs.CountChanges();
        signs.CountVocabulary();
        foreach (var values in signs._signs)
            Standardise(values);
        return signs;
    }

    private void CountWords()
    {
        var elements = Read.Screenplay.Elements;
        var words = new int[Read.Scenes.Length];
        var spoken = new int[Read.Scenes.Length];
        var fiercest = new int[Read.Scenes.Length];
        FiercestElement = new int[Read.Scenes.Length];
        Array.Fill(FiercestElement, -1);
        for (var i = 0; i < elements.Length; i++)
        {
            var scene = Read.SceneOf[i];
            if (scene < 0 || elements[i] is not (Screenplays.Action or Dialogue or Lyrics or Parenthetical or General))
                continue;
            var text = elements[i].Text.Plain;
            var (all, conflict, feeling) = TurnWords.Count(text);
            words[scene] += all;
            spoken[scene] += elements[i] is Dialogue or Lyrics ? all : 0;
            _signs[(int)SceneSign.Conflict][scene] += conflict;
            _signs[(int)SceneSign.Feeling][scene] += feeling;
            _signs[(int)SceneSign.Alarm][scene] += text.AsSpan().Count('!');
            if (conflict > fiercest[scene])
                (fiercest[scene], FiercestElement[scene]) = (conflict, i);
        }

        for (var scene = 0; scene < words.Length; scene++)
        {
            foreach (var sign in (SceneSign[])[SceneSign.Conflict, SceneSign.Feeling, SceneSign.Alarm])
                _signs[(int)sign][scene] /= Math.Sqrt(20 + words[scene]);
            _signs[(int)SceneSign.Length][scene] = Math.Log(10 + words[scene]);
            _signs[(int)SceneSign.Talk][scene] = (double)spoken[scene] / Math.Max(1, words[scene]);
            _signs[(int)SceneSign.Silence][scene] = spoken[scene] == 0 ? 1 : 0;
        }
    }

    private void CountPeople()
    {
        var said = new int[Read.Names.Length];
        var last = new int[Read.Names.Length];
        foreach (var speech in Read.Speeches)
        {
            foreach (var speaker in speech.Speakers)
                said[speaker] += speech.Words;
        }

        var leads = Enumerable.Range(0, said.Length).OrderByDescending(p => said[p]).ThenBy(p => p).Take(Leads).ToList();
        var heard = new HashSet<int>();
        Array.Fill(last, -1);
        foreach (var speech in Read.Speeches.Where(s => s.Scene >= 0))
        {
            foreach (var speaker in speech.Speakers.Where(leads.Contains))
            {
                if (heard.Add(speaker))
                    FirstHeard[speech.Scene].Add(speech);
                last[speaker] = speech.Scene;
            }
        }

        foreach (var lead in leads.Where(l => last[l] >= 0))
            _signs[(int)SceneSign.Departure][last[lead]]++;
        var met = new HashSet<(int, int)>();
        for (var scene = 0; scene < FirstHeard.Length; scene++)
        {
            var speakers = Speakers(scene, scene + 1);
            _signs[(int)SceneSign.Arrival][scene] = FirstHeard[scene].Count;
            _signs[(int)SceneSign.Lead][scene] = leads.Count > 0 && speakers.Contains(leads[0]) ? 1 : 0;
            _signs[(int)SceneSign.Pair][scene] = leads.Count > 1 && speakers.Contains(leads[0]) && speakers.Contains(leads[1]) ? 1 : 0;
            _signs[(int)SceneSign.Crowd][scene] = speakers.Count;
            foreach (var a in leads.Where(speakers.Contains))
                _signs[(int)SceneSign.Meeting][scene] += leads.Count(b => b > a && speakers.Contains(b) && met.Add((a, b)));
        }
    }

    private void CountChanges()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var light = Light.Unstated;
        var count = Read.Scenes.Length;
        for (var scene = 0; scene < count; scene++)
        {
            var slugline = Read.Scenes[scene].Slugline;
            light = SettingMix.LightOf(slugline.TimeOfDay) is var now and not Light.Unstated ? now : light;
            _signs[(int)SceneSign.Night][scene] = light == Light.Night ? 1 : 0;
            _signs[(int)SceneSign.NewPlace][scene] = !slugline.Location.IsEmpty && seen.Add(CharacterIndex.Fold(slugline.Location[0])) ? 1 : 0;
            var (before, after) = (Speakers(Math.Max(0, scene - Window), scene), Speakers(scene, Math.Min(count, scene + Window)));
            var common = before.Count(after.Contains);
            var union = before.Count + after.Count - common;
            _signs[(int)SceneSign.NewCompany][scene] = union == 0 ? 0 : 1 - (double)common / union;
            _signs[(int)SceneSign.Outside][scene] = slugline.Setting == Setting.Exterior ? 1 : 0;
            _signs[(int)SceneSign.Pace][scene] = -Around(SceneSign.Length, scene);
            _signs[(int)SceneSign.Peak][scene] = _signs[(int)SceneSign.Length][scene] - Around(SceneSign.Length, scene);
            _signs[(int)SceneSign.Storm][scene] = Around(SceneSign.Conflict, scene) + Around(SceneSign.Alarm, scene);
        }
    }

    private void CountVocabulary()
    {
        var words = SceneWords.Of(Read);
        var window = Math.Max(Window, words.Count / 20);
        for (var scene = 0; scene < words.Count; scene++)
        {
            _signs[(int)SceneSign.Shift][scene] = scene == 0 ? 0 : -words.Likeness(Math.Max(0, scene - window), scene, scene, Math.Min(words.Count, scene + window));
            _signs[(int)SceneSign.Centre][scene] = words.Likeness(scene, scene + 1, 0, words.Count);
        }
    }

    private double Around(SceneSign sign, int scene)
    {
        var near = _signs[(int)sign].AsSpan(Math.Max(0, scene - Window)..Math.Min(_signs[0].Length, scene + Window + 1));
        var sum = 0.0;
        foreach (var value in near)
            sum += value;
        return sum / near.Length;
    }

    private HashSet<int> Speakers(int from, int to)
    {
        var speakers = new HashSet<int>();
        for (var i = Read.SpeechesFrom[from]; i < Read.SpeechesFrom[to]; i++)
            speakers.UnionWith(Read.Speeches[i].Speakers);
        return speakers;
    }

    private static void Standardise(double[] values)
    {
        if (values.Length == 0)
            return;
        var mean = values.Average();
        var spread = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        for (var i = 0; i < values.Length; i++)
            values[i] = spread < 1e-9 ? 0 : Math.Clamp((values[i] - mean) / spread, -Limit, Limit);
    }
}
