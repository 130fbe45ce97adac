using Throughline.Screenplays.Recognition;

namespace Throughline.Recognition;

/// <summary>An averaged structured perceptron: whatever a whole reading got wrong is weighed down, what it missed is weighed up.</summary>
internal sealed class Teacher
{
    private readonly Dictionary<string, float[]> _weights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double[]> _sums = new(StringComparer.Ordinal);
    private int _step;

    // A truth that only just wins on these scripts loses on the next.
    private const double Handicap = 30;

    public static TagWeights Learn(IReadOnlyList<TypedScript> scripts, int rounds)
    {
        var teacher = new Teacher();
        var order = Enumerable.Range(0, scripts.Count).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            new Random(round).Shuffle(order);
            foreach (var i in order)
                teacher.Lesson(scripts[i]);
        }

        return teacher.Average();
    }

    private void Lesson(TypedScript script)
    {
        // In parts, so that a long script is many lessons.
        const int Part = 150;
        for (var from = 0; from < script.Lines.Count; from += Part)
            Lesson(script, from, Math.Min(script.Lines.Count, from + Part));
    }

    private readonly Dictionary<TypedScript, LineFeatures> _features = [];

    private void Lesson(TypedScript script, int from, int to)
    {
        if (!_features.TryGetValue(script, out var features))
            _features[script] = features = new LineFeatures(script.Lines);
        _step++;
        var part = features.Part(from, to);
        var said = TagSequence.Decode(part, new TagWeights(_weights), Handicap, i => script.Tags[from + i]);
        var (truthMemory, saidMemory) = (12, 12);
        for (var i = 0; i < said.Length; i++)
        {
            var (truth, guess) = (script.Tags[from + i], said[i].Tag);
            if (truth != guess)
            {
                foreach (var feature in part.Of(i))
                {
                    Change(feature, truth, 1);
                    Change(feature, guess, -1);
                }
            }

            foreach (var join in truth != guess || truthMemory != saidMemory ? part.Joins(i) : [])
            {
                Change(TagSequence.Step(truthMemory, join), truth, 1);
                Change(TagSequence.Step(saidMemory, join), guess, -1);
            }

            truthMemory = TagSequence.Next(TagSequence.Memory(truthMemory), truth);
            saidMemory = TagSequence.Next(TagSequence.Memory(saidMemory), guess);
        }
    }

    private void Change(string feature, LineTag tag, int by)
    {
        if (!_weights.TryGetValue(feature, out var row))
        {
            _weights[feature] = row = new float[TagWeights.Tags];
            _sums[feature] = new double[TagWeights.Tags];
        }

        row[(int)tag] += by;
        _sums[feature][(int)tag] += (double)by * _step;
    }

    private TagWeights Average() => new(_weights.ToDictionary(w => w.Key, w => w.Value.Select((v, t) => (float)(v - _sums[w.Key][t] / (_step + 1))).ToArray(), StringComparer.Ordinal));
}
