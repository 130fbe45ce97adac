using System.Globalization;
using System.Text;
using Throughline.Assist.Answers;
using Throughline.Assist.Prompts;
using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Assist.Roles;

/// <summary>Turns a writer's question into what is sent: our words, then the material in its fences, then what is asked.</summary>
public static class Asking
{
    private const int LongOutput = 8192;

    /// <summary>The question as a model gets it.</summary>
    /// <exception cref="ModelException">It lacks something that it needs.</exception>
    public static StructuredQuestion Of(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var prompt = PromptFile.Load(question.Task.Prompt, question.Task.Shape);
        var text = new StringBuilder();
        Material(question, text);
        text.Append("The question: ").Append(question.Task.Words).Append(". About ").Append(question.SelectionWords).Append('.');
        if (question.Task.Requires("lines"))
            text.Append(CultureInfo.InvariantCulture, $" The number of lines: {question.Lines}.");
        if (question.Task.What is "beats" or "change" && question.Structure is { } structure)
            text.Append(structure.Stages.IsEmpty ? " No structure." : $" The structure: {structure.Name}, with the stages {string.Join("; ", structure.Stages)}.");
        text.Append('\n');
        Say(text, "language", question.Language);
        Say(text, "constraint", question.Constraint);
        Say(text, "the-writers-words", question.Words);
        return new StructuredQuestion(prompt, text.ToString(), question.Task.Shape is "text.v1" or "change.v1" or "bible.v1" or "notes.v1" ? LongOutput : Pipeline.Estimate.DefaultOutput);
    }

    private static void Material(Question question, StringBuilder text)
    {
        var script = question.Script;
        if (question.Task.Role == "actor")
        {
            var knowledge = Knowledge.Of(ScriptReport.Of(script), question.Character ?? "", question.UpTo)
                ?? throw new ModelException(ModelFailureKind.NotSetUp, "Nobody of that name speaks in the script; nothing was sent.");
            text.Append("You are the person named ").Append(Fence.Text("person", knowledge.Name)).Append('\n');
            text.Append("What that person was there for:\n").Append(Fence.Script("scenes", script, knowledge.Elements)).Append("\n\n");
            return;
        }

        IEnumerable<int> wanted = question.Task.Requires("selection") ? Before(question) : question.Selection;
        if (question.UpTo >= 0)
            wanted = wanted.Where(i => i < EndOf(script, question.UpTo));
        if (wanted.Any())
            text.Append(question.Task.Requires("selection") ? "The script so far:\n" : "The material:\n").Append(Fence.Script("script", script, wanted)).Append("\n\n");
        if (question.Task.Requires("selection"))
            text.Append("The selected lines:\n").Append(Fence.Script("selection", script, question.Selection)).Append("\n\n");
        if (BibleBy(question) is { } bible)
            text.Append("The bible of the story, as the writer keeps it:\n").Append(Fence.Text("bible", bible)).Append("\n\n");
        foreach (var (rung, words) in question.Rungs.Where(rung => rung.Key != question.Task.What))
            text.Append(CultureInfo.InvariantCulture, $"The writer's {rung}:\n").Append(Fence.Text(rung, words)).Append("\n\n");
    }

    // People who speak at a place of the script know no more than what they know by then.
    private static string? BibleBy(Question question)
    {
        if (question.Bible is null || !question.Task.Requires("selection") || question.Selection.IsEmpty)
            return question.Bible;
        var scene = Scene.Of(question.Script).LastOrDefault(it => it.FirstElement <= question.Selection[0]);
        return StoryBible.Read(question.Bible).By(question.Script, scene?.Index ?? 0).Write();
    }

    // Dialogue knows the story up to where it stands; a translation needs the scene alone.
    private static IEnumerable<int> Before(Question question)
    {
        if (question.Selection.IsEmpty)
            return [];
        var first = question.Selection[0];
        var scene = Scene.Of(question.Script).LastOrDefault(it => it.FirstElement <= first);
        var from = question.Task.What == "dialogue" ? 0 : scene?.FirstElement ?? 0;
        return Enumerable.Range(from, question.Selection[^1] + 1 - from);
    }

    private static int EndOf(Screenplay script, int scene) => Scene.Of(script) is var scenes && scene < scenes.Length ? scenes[scene].FirstElement + scenes[scene].Elements.Length : script.Elements.Length;

    private static void Say(StringBuilder text, string name, string? words)
    {
        if (!string.IsNullOrWhiteSpace(words))
            text.Append(name).Append(", as the writer says it:\n").Append(Fence.Text(name, words.Trim())).Append('\n');
    }
}
