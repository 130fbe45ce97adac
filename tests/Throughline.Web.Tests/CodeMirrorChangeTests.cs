using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Throughline.Text;

namespace Throughline.Web.Tests;

/// <summary>Holds our change sets against those of the editor itself, run in node.</summary>
public sealed class CodeMirrorChangeTests
{
    private const int Cases = 20_000;

    [Fact]
    public async Task Change_sets_apply_compose_map_and_invert_as_those_of_the_editor()
    {
        var random = new Random(7);
        var cases = Enumerable.Range(0, Cases).Select(_ => Case(random)).ToArray();

        var answers = await AskAsync(cases);

        for (var i = 0; i < Cases; i++)
        {
            var (text, a, b, next) = cases[i];
            using var answer = JsonDocument.Parse(answers[i]);
            string Theirs(string name) => answer.RootElement.GetProperty(name).GetRawText();
            var shown = $"case {i}: {JsonSerializer.Serialize(text)} {ChangeSetJson.Write(a)} {ChangeSetJson.Write(b)} {ChangeSetJson.Write(next)}";
            Assert.True(answer.RootElement.GetProperty("applied").GetString() == a.Apply(text), shown);
            Assert.True(Theirs("composed") == Same(a.Then(next)), $"{shown}\ncomposed: {Theirs("composed")} and ours {ChangeSetJson.Write(a.Then(next))}");
            Assert.True(Theirs("mapped") == Same(b.Map(a)), $"{shown}\nmapped: {Theirs("mapped")} and ours {ChangeSetJson.Write(b.Map(a))}");
            Assert.True(Theirs("mappedFirst") == Same(b.Map(a, first: true)), $"{shown}\nmapped first: {Theirs("mappedFirst")} and ours {ChangeSetJson.Write(b.Map(a, first: true))}");
            Assert.True(Theirs("inverted") == Same(a.Invert(text)), $"{shown}\ninverted: {Theirs("inverted")} and ours {ChangeSetJson.Write(a.Invert(text))}");
        }
    }

    // As the editor would write it, whose JSON has no escapes that it does not need.
    private static string Same(ChangeSet set)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            ChangeSetJson.Write(json, set);
        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static (string Text, ChangeSet A, ChangeSet B, ChangeSet Next) Case(Random random)
    {
        var text = Words(random, random.Next(0, 14));
        var a = Set(random, text.Length);
        return (text, a, Set(random, text.Length), Set(random, a.LengthAfter));
    }

    // Stretches in any order: what is kept, deleted, put in and replaced, side by side.
    private static ChangeSet Set(Random random, int length)
    {
        var stretches = new List<ChangedStretch>();
        var last = -1;
        for (var left = length; ;)
        {
            var kind = random.Next(0, 4);
            // As the editor makes them: two of a kind that mean the same joined are joined.
            if (kind == last && kind != 3)
                continue;
            if (left == 0 && kind != 2)
                break;
            var piece = random.Next(1, Math.Max(2, Math.Min(left, 5) + 1));
            stretches.Add(kind switch
            {
                0 => new ChangedStretch(piece, null),
                1 => new ChangedStretch(piece, ""),
                2 => new ChangedStretch(0, Words(random, random.Next(1, 4))),
                _ => new ChangedStretch(piece, Words(random, random.Next(1, 4))),
            });
            left -= stretches[^1].Length;
            last = kind;
            if (left == 0 && random.Next(0, 2) == 0)
                break;
        }

        return ChangeSet.Of(stretches);
    }

    private static string Words(Random random, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
            text.Append("abcdé \n"[random.Next(0, 7)]);
        return text.ToString();
    }

    private static async Task<string[]> AskAsync((string Text, ChangeSet A, ChangeSet B, ChangeSet Next)[] cases)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Here(), "codemirror", "changes.mjs"), Path.Combine(Here(), "..", "..", "src", "Throughline.Web", "Client")])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var (text, a, b, next) in cases)
            await node.StandardInput.WriteLineAsync($$"""{"text":{{JsonSerializer.Serialize(text)}},"a":{{ChangeSetJson.Write(a)}},"b":{{ChangeSetJson.Write(b)}},"next":{{ChangeSetJson.Write(next)}}}""");
        node.StandardInput.Close();
        var answers = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(answers.Length == cases.Length, $"node answered {answers.Length} of {cases.Length}: {await error}");
        return answers;
    }

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
