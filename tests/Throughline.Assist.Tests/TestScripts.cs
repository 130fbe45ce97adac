using System.Runtime.CompilerServices;
using Throughline.Assist.Roles;
using Throughline.Drafts;
using Throughline.Screenplays;

namespace Throughline.Assist.Tests;

/// <summary>Scripts with identities, as a production gives them to the first draft.</summary>
internal static class TestScripts
{
    /// <summary>The folder of this project.</summary>
    public static string Repository { get; } = Find();

    /// <summary>The sample short.</summary>
    public static Screenplay Sample { get; } = Read(File.ReadAllBytes(Path.Combine(Repository, "samples", "a-bit-for-the-tide", "a-bit-for-the-tide.fountain")));

    /// <summary>A script of a test's own.</summary>
    public static Screenplay Of(string fountain) => Read(System.Text.Encoding.UTF8.GetBytes(fountain));

    public static Question Ask(Screenplay script, string role, string what = "") => new() { Task = RoleTask.Find(role, what)!, Script = script, Document = "draft-1", Selection = Selections.Whole(script) };

    private static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    private static Screenplay Read(byte[] bytes) => DraftHistory.Empty.Add(ScreenplayReader.Read(bytes, "test.fountain").Screenplay).Draft;
}
