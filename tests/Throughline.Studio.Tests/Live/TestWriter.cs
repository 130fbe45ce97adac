using System.Collections.Immutable;
using Throughline.Studio.Live;
using Throughline.Text;

namespace Throughline.Studio.Tests.Live;

/// <summary>A tab as docs/studio.md has it: its text, what it has not had acknowledged, and the version that it knows.</summary>
internal sealed class TestWriter(string text, Random random)
{
    private readonly Guid _client = Guid.NewGuid();
    private List<LiveEdit> _unsent = [];
    private long _version;

    public string Text { get; private set; } = text;

    /// <summary>Puts something in, or takes something out.</summary>
    public void Type()
    {
        var at = random.Next(Text.Length + 1);
        var gone = random.Next(3) == 0 ? Math.Min(random.Next(1, 6), Text.Length - at) : 0;
        var come = gone == 0 || random.Next(2) == 0 ? string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => "abcd \n"[random.Next(6)])) : "";
        var changes = ChangeSet.Of(Text.Length, [new TextEdit(at, gone, come)]);
        Text = changes.Apply(Text);
        _unsent.Add(new LiveEdit(0, Guid.NewGuid(), _client, "Ana", EditManner.Typed, null, changes, default));
    }

    public async Task SendAsync(LiveDocument document)
    {
        if (_unsent.Count > 0)
            Assert.Null((await document.SubmitAsync(new Submission(_version, [.. _unsent]))).Refused);
    }

    /// <summary>Takes some of the edits that it lacks, one after the other.</summary>
    public async Task ReceiveAsync(LiveDocument document, int most)
    {
        foreach (var edit in (await document.AfterAsync(_version)).Take(most))
        {
            _version = edit.Sequence;
            if (_unsent.Count > 0 && _unsent[0].Id == edit.Id)
            {
                _unsent.RemoveAt(0);
                continue;
            }

            var over = edit.Changes;
            for (var i = 0; i < _unsent.Count; i++)
            {
                var mine = _unsent[i].Changes;
                _unsent[i] = _unsent[i] with { Changes = mine.Map(over) };
                over = over.Map(mine, first: true);
            }

            Text = over.Apply(Text);
        }
    }
}
