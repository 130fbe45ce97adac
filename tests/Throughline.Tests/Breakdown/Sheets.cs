using Throughline.Breakdown;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Tests.Breakdown;

/// <summary>Short ways to break scripts down in tests.</summary>
internal static class Sheets
{
    public static Screenplay Script(string fountain) => FountainReader.Read(new SourceText(fountain, "test.fountain")).Screenplay;

    public static ScriptBreakdown Of(string fountain, BreakdownOptions? options = null) => ScriptBreakdown.Of(Script(fountain), options);

    /// <summary>The only scene of a script that is nothing but this action.</summary>
    public static SceneBreakdown Action(string action, string heading = "INT. ROOM - DAY") => Of($"{heading}\n\n{action}\n").Scenes[0];

    /// <summary>Names of a category, in order.</summary>
    public static string[] Names(this SceneBreakdown scene, string category) => [.. scene.Of(Categories.Of(category)).Select(e => e.Name)];

    public static BreakdownElement One(this SceneBreakdown scene, string category) => Assert.Single(scene.Of(Categories.Of(category)));
}
