using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Effects.Tracking;
using Throughline.Studio.Kitsu;

namespace Throughline.Cli.Vfx;

/// <summary>A plan for a tracking system, and what became of it, as JSON; the shape is <c>docs/json/vfx-push.schema.json</c>.</summary>
internal static class PushJson
{
    /// <param name="project">The project there.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="outcomes">What became of each step; null when nothing was done.</param>
    public static string Write(KitsuProject project, KitsuPlan plan, ImmutableArray<KitsuOutcome>? outcomes)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("project", SafeText.WellFormed(project.Name));
            json.WriteBoolean("applied", outcomes is not null);
            json.WriteStartArray("steps");
            for (var i = 0; i < plan.Steps.Length; i++)
            {
                json.WriteStartObject();
                json.WriteString("step", NameOf(plan.Steps[i]));
                json.WriteString("what", SafeText.WellFormed(plan.Steps[i].What));
                if (outcomes is { } done)
                {
                    json.WriteBoolean("done", done[i].IsDone);
                    json.WriteString("note", SafeText.WellFormed(done[i].Note));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (var note in plan.Notes)
                json.WriteStringValue(SafeText.WellFormed(note));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static string NameOf(KitsuStep step) => step switch
    {
        AddKitsuColumn => "add-column",
        AddKitsuSequence => "add-sequence",
        AddKitsuShot => "add-shot",
        ChangeKitsuShot { IsCanceled: true } => "omit-shot",
        ChangeKitsuShot => "change-shot",
        _ => "comment",
    };
}
