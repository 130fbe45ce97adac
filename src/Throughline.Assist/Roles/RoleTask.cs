using System.Collections.Immutable;

namespace Throughline.Assist.Roles;

/// <summary>One thing that can be asked of a partner.</summary>
/// <param name="Role">audience, expert, actor, executor or ladder.</param>
/// <param name="What">Which of the role's tasks; empty when it has one.</param>
/// <param name="Prompt">Name and version of the prompt; empty when no model is needed.</param>
/// <param name="Shape">Name and version of the schema of the answer.</param>
/// <param name="Needs">What must be given besides the script: selection, character, question, language, constraint, lines.</param>
/// <param name="WithoutModel"><c>yes</c>, <c>part</c> or <c>no</c>: what the rules built in can do of it.</param>
/// <param name="Words">What it is, for a person.</param>
public sealed record RoleTask(string Role, string What, string Prompt, string Shape, ImmutableArray<string> Needs, string WithoutModel, string Words)
{
    /// <summary>All of them, in the order of <c>tasks.tsv</c>.</summary>
    public static ImmutableArray<RoleTask> All { get; } = [.. Rows().Select(cells => new RoleTask(cells[0], cells[1], cells[2], cells[3], [.. cells[4].Split(',')], cells[5], cells[6]))];

    /// <summary>The role and the task, as the record has it: <c>expert motivation</c>.</summary>
    public string Name => $"{Role} {What}".TrimEnd();

    /// <summary>True when something must be given besides the script.</summary>
    public bool Requires(string what) => Needs.Contains(what, StringComparer.Ordinal);

    /// <summary>A task by its words; null when there is none.</summary>
    public static RoleTask? Find(string role, string what) => All.FirstOrDefault(task => task.Role.Equals(role, StringComparison.OrdinalIgnoreCase) && task.What.Equals(what, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string[]> Rows() => EmbeddedFile.Text("Roles.tasks.tsv").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));
}
