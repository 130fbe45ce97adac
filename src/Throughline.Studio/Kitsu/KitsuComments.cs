using System.Text.Json;
using Throughline.Effects.Tracking;

namespace Throughline.Studio.Kitsu;

/// <summary>Says something on all tasks of a shot, each thing once.</summary>
internal sealed class KitsuComments(KitsuConnection connection)
{
    private static readonly string[] OmitNames = ["omit", "omt", "omitted", "oos"];

    /// <returns>False when there is no task to say it on.</returns>
    public async Task<bool> SayAsync(CommentOnKitsuShot comment, string shot, CancellationToken cancel)
    {
        var tasks = Items(await connection.GetAsync($"data/shots/{shot}/tasks", cancel));
        if (tasks.Count == 0)
            return false;
        var omitted = comment.IsOmitted ? await OmitStatusAsync(cancel) : null;
        foreach (var task in tasks)
        {
            var id = Text(task, "id");
            if (!Guid.TryParse(id, out _) || Items(await connection.GetAsync($"data/tasks/{id}/comments", cancel)).Any(c => Text(c, "text") == comment.Text))
                continue;
            await connection.PostAsync($"actions/tasks/{id}/comment", KitsuClient.Body(json =>
            {
                json.WriteString("task_status_id", omitted ?? Text(task, "task_status_id"));
                json.WriteString("comment", comment.Text);
            }), cancel);
        }

        return true;
    }

    private async Task<string?> OmitStatusAsync(CancellationToken cancel)
    {
        var found = Items(await connection.GetAsync("data/task-status", cancel))
            .FirstOrDefault(s => OmitNames.Contains(Text(s, "short_name"), StringComparer.OrdinalIgnoreCase) || OmitNames.Contains(Text(s, "name"), StringComparer.OrdinalIgnoreCase));
        return found.ValueKind == JsonValueKind.Object ? Text(found, "id") : null;
    }

    private static List<JsonElement> Items(JsonElement answer) => answer.ValueKind == JsonValueKind.Array ? [.. answer.EnumerateArray()] : [];

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
