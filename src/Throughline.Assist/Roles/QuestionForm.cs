using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Assist.Roles;

/// <summary>What somebody fills in to ask: on the command line, beside the page. It becomes a question when it is looked up in a script.</summary>
public sealed record QuestionForm
{
    /// <summary>What is asked.</summary>
    public required RoleTask Task { get; init; }

    /// <summary>Elements that were chosen by hand, and what to call them; null to go by <see cref="Range"/>, <see cref="Scene"/> and <see cref="Character"/>, in this order.</summary>
    public (ImmutableArray<int> Elements, string Words)? Chosen { get; init; }

    /// <summary>Lines of the file, such as <c>120-126</c>.</summary>
    public string? Range { get; init; }

    /// <summary>A scene, by its number as printed or its place.</summary>
    public string? Scene { get; init; }

    /// <summary>A person: of the actor who it is, else whose words it is about.</summary>
    public string? Character { get; init; }

    /// <summary>The last scene that has happened, by its number as printed or its place; null for all.</summary>
    public string? UpTo { get; init; }

    /// <summary>The index of the last scene that has happened, when it was found by other means than <see cref="UpTo"/>; -1 for all.</summary>
    public int LastScene { get; init; } = -1;

    /// <summary>The writer's own words.</summary>
    public string? Words { get; init; }

    /// <summary>How many lines a synopsis has.</summary>
    public int Lines { get; init; } = 5;

    /// <summary>The language of a translation.</summary>
    public string? Language { get; init; }

    /// <summary>What other lines must keep to.</summary>
    public string? Constraint { get; init; }

    /// <summary>The name of a structure to follow.</summary>
    public string? Structure { get; init; }

    /// <summary>Looks it up.</summary>
    /// <param name="script">With identities.</param>
    /// <param name="document">What the script is called in the record.</param>
    /// <param name="byRules">True when the rules built in answer, who can tell what somebody knows without being asked anything.</param>
    /// <returns>The question, or what is wrong.</returns>
    public (Question? Question, QuestionFault Fault) On(Screenplay script, string document, bool byRules)
    {
        ArgumentNullException.ThrowIfNull(script);
        var (elements, words, fault) = Selected(script);
        if (fault != QuestionFault.None)
            return (null, fault);
        if (Task.Requires("selection") && elements.Length == script.Elements.Length)
            return (null, QuestionFault.NeedsSelection);
        foreach (var (need, given, missing) in (ReadOnlySpan<(string, string?, QuestionFault)>)
        [
            ("character", Character, QuestionFault.NeedsCharacter), ("question", Words, QuestionFault.NeedsQuestion),
            ("language", Language, QuestionFault.NeedsLanguage), ("constraint", Constraint, QuestionFault.NeedsConstraint),
        ])
        {
            if (Task.Requires(need) && string.IsNullOrWhiteSpace(given) && !(byRules && need == "question" && Task.Role == "actor"))
                return (null, missing);
        }

        var last = UpTo is { } label ? Selections.SceneOf(script, label) : null;
        if (UpTo is not null && last is null)
            return (null, QuestionFault.NoSuchLastScene);
        var structure = Structure is { } name ? StoryStructure.All.FirstOrDefault(it => it.Name == name) : null;
        if (Structure is not null && structure is null)
            return (null, QuestionFault.NoSuchStructure);
        return (new Question
        {
            Task = Task,
            Script = script,
            Document = document,
            Selection = elements,
            SelectionWords = words,
            Character = Character,
            UpTo = last?.Index ?? LastScene,
            Words = Words,
            Lines = Lines,
            Language = Language,
            Constraint = Constraint,
            Structure = structure,
        }, QuestionFault.None);
    }

    private (ImmutableArray<int> Elements, string Words, QuestionFault Fault) Selected(Screenplay script)
    {
        if (Chosen is { } chosen)
            return chosen.Elements.IsEmpty ? ([], "", QuestionFault.NothingThere) : (chosen.Elements, chosen.Words, QuestionFault.None);
        if (Range is { } range)
            return Selections.Lines(script, range) is not { } lines ? ([], "", QuestionFault.NoRange) : lines.IsEmpty ? ([], "", QuestionFault.NothingThere) : (lines, "the selected lines", QuestionFault.None);
        if (Scene is { } label)
            return Selections.SceneOf(script, label) is { } scene ? (Selections.Of(scene), "one scene", QuestionFault.None) : ([], "", QuestionFault.NoSuchScene);
        if (string.IsNullOrWhiteSpace(Character) || Task.Role == "actor")
            return (Selections.Whole(script), "the script", QuestionFault.None);
        var speech = Selections.Speech(script, Character);
        return speech.IsEmpty ? ([], "", QuestionFault.NobodySpeaks) : (speech, "what one person says", QuestionFault.None);
    }
}
