using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Throughline.Breakdown.Schedule;

/// <summary>
/// Writes the Universal Schedule Standard, version 1.0.0 (.uss): breakdowns, categories and elements, and with shooting days a
/// stripboard. Who suggested what goes into keys of our own, which begin with an underscore as the standard asks.
/// </summary>
public static class ScheduleStandardWriter
{
    // Scene categories of the Universal Category Identification, which the standard keeps as elements.
    private static readonly (int Id, string Name)[] SceneCategories = [(0, "Set"), (1, "INT/EXT"), (2, "Day/Night"), (3, "Script Day")];

    /// <summary>Writes it in UTF-8. Identifiers come from the content: the same breakdown has the same ones.</summary>
    /// <param name="breakdown">What to write.</param>
    /// <param name="schedule">The shooting days, or null for a breakdown alone.</param>
    /// <param name="created">When the file is made.</param>
    public static byte[] Write(ScriptBreakdown breakdown, ShootingSchedule? schedule, DateTimeOffset created)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            new Writing(json, breakdown, schedule, created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)).WriteAll();
        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    private static string IdOf(params string[] what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', what))))[..24];

    private sealed class Writing(Utf8JsonWriter json, ScriptBreakdown breakdown, ShootingSchedule? schedule, string created)
    {
        private readonly Dictionary<string, (string Category, string Name, string? Board)> _elements = new(StringComparer.Ordinal);

        public void WriteAll()
        {
            json.WriteStartObject();
            json.WriteStartObject("universalScheduleStandard");
            Header();
            json.WriteStartArray("breakdowns");
            foreach (var scene in breakdown.Scenes)
                Breakdown(scene);
            json.WriteEndArray();
            json.WriteStartArray("categories");
            foreach (var (id, name) in SceneCategories)
                Category(CategoryId(id), name, id);
            foreach (var category in Categories.All)
                Category(CategoryId(category.ScheduleId), category.Name, category.ScheduleId);
            json.WriteEndArray();
            json.WriteStartArray("elements");
            foreach (var (id, element) in _elements)
                Element(id, element.Category, element.Name, element.Board);
            json.WriteEndArray();
            Stripboards();
            Calendars();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        private static string CategoryId(int id) => IdOf("category", id.ToString(CultureInfo.InvariantCulture));

        private string SceneId(int scene) => IdOf("scene", breakdown.Title, scene.ToString(CultureInfo.InvariantCulture), breakdown.Scenes[scene].Label);

        private void Header()
        {
            json.WriteString("id", IdOf("schedule", breakdown.Title, created));
            foreach (var none in (string[])["author", "company"])
                json.WriteNull(none);
            json.WriteString("created", created);
            foreach (var none in (string[])["episode", "episodeName"])
                json.WriteNull(none);
            json.WriteString("description", "Breakdown made from the screenplay; elements whose _source is finder are suggestions.");
            json.WriteString("name", Name());
            json.WriteString("project", Name());
            foreach (var none in (string[])["schedColor", "schedDate", "scriptColor", "scriptDate", "season"])
                json.WriteNull(none);
            json.WriteString("source", "Throughline");
            json.WriteString("ussVersion", "1.0.0");
        }

        private string Name() => BreakdownJson.WellFormed(breakdown.Title.Length == 0 ? "Untitled" : breakdown.Title);

        private void Breakdown(SceneBreakdown scene)
        {
            json.WriteStartObject();
            json.WriteString("id", SceneId(scene.Index));
            json.WriteNull("bannerText");
            json.WriteString("comments", scene.IsOmitted ? "Omitted" : scene.Summary is { IsWriters: false, Text.Length: > 0 } ? "The description is the scene's first sentence." : null);
            json.WriteString("created", created);
            json.WriteString("description", BreakdownJson.WellFormed(scene.Summary.Text));
            json.WriteStartArray("elements");
            foreach (var id in SceneElements(scene))
                json.WriteStringValue(id);
            foreach (var element in scene.Elements)
                json.WriteStringValue(Add(CategoryId(element.Category.ScheduleId), element.Name, element.BoardNumber == 0 ? null : element.BoardNumber.ToString(CultureInfo.InvariantCulture)));
            json.WriteEndArray();
            json.WriteNumber("pages", scene.Length.Eighths / 8m);
            json.WriteString("scene", scene.Label);
            json.WriteString("scriptPage", scene.Page.ToString(CultureInfo.InvariantCulture));
            json.WriteNull("duration");
            json.WriteString("type", "scene");
            Sources(scene);
            json.WriteEndObject();
        }

        private List<string> SceneElements(SceneBreakdown scene)
        {
            var ids = new List<string>();
            foreach (var (category, name) in ((int, string)[])[(0, scene.Set), (1, Words.Of(scene.Slugline.Setting)), (2, Words.Of(scene.Light)), (3, scene.StoryDay == 0 ? "" : $"Day {scene.StoryDay}")])
            {
                if (name.Length > 0)
                    ids.Add(Add(CategoryId(category), name, null));
            }

            return ids;
        }

        private void Sources(SceneBreakdown scene)
        {
            json.WriteStartArray("_sources");
            foreach (var element in scene.Elements)
            {
                json.WriteStartObject();
                json.WriteString("element", ElementId(CategoryId(element.Category.ScheduleId), element.Name));
                json.WriteString("source", Words.Of(element.Source));
                json.WriteNumber("confidence", Math.Round(element.Confidence, 2));
                json.WriteBoolean("implied", element.IsImplied);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private string Add(string category, string name, string? board)
        {
            var id = ElementId(category, name);
            _elements.TryAdd(id, (category, name, board));
            return id;
        }

        private static string ElementId(string category, string name) => IdOf("element", category, name.ToUpperInvariant());

        private void Category(string id, string name, int ucid)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("created", created);
            json.WriteString("name", name);
            json.WriteNumber("ucid", ucid);
            json.WriteEndObject();
        }

        private void Element(string id, string category, string name, string? board)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("category", category);
            json.WriteString("created", created);
            json.WriteStartArray("daysOff");
            json.WriteEndArray();
            json.WriteNumber("dropDayCount", 0);
            json.WriteString("elementId", board);
            json.WriteStartArray("events");
            json.WriteEndArray();
            json.WriteBoolean("isDood", board is not null);
            json.WriteBoolean("isDrop", true);
            json.WriteBoolean("isHold", true);
            json.WriteBoolean("isIdLock", false);
            json.WriteStartArray("linkedElements");
            json.WriteEndArray();
            json.WriteString("name", BreakdownJson.WellFormed(name));
            json.WriteEndObject();
        }

        private void Stripboards()
        {
            json.WriteStartArray("stripboards");
            if (schedule is not null)
            {
                var placed = schedule.Days.SelectMany(d => d.Scenes).Distinct().ToHashSet();
                json.WriteStartObject();
                json.WriteString("id", IdOf("stripboard", breakdown.Title));
                json.WriteStartArray("boards");
                Board("stripboard", () =>
                {
                    foreach (var day in schedule.Days)
                    {
                        json.WriteStartArray();
                        foreach (var scene in day.Scenes)
                            json.WriteStringValue(SceneId(scene));
                        json.WriteEndArray();
                    }
                });
                Board("boneyard", () =>
                {
                    foreach (var scene in breakdown.Scenes.Where(s => !placed.Contains(s.Index)))
                        json.WriteStringValue(SceneId(scene.Index));
                });
                json.WriteEndArray();
                json.WriteString("calendar", IdOf("calendar", breakdown.Title));
                json.WriteString("name", "Schedule");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private void Board(string name, System.Action scenes)
        {
            json.WriteStartObject();
            json.WriteString("id", IdOf("board", breakdown.Title, name));
            json.WriteString("name", name);
            json.WriteStartArray("breakdownIds");
            scenes();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        private void Calendars()
        {
            json.WriteStartArray("calendars");
            if (schedule is not null)
            {
                json.WriteStartObject();
                json.WriteString("id", IdOf("calendar", breakdown.Title));
                json.WriteStartArray("daysOff");
                json.WriteEndArray();
                json.WriteStartArray("events");
                if (schedule.Days.FirstOrDefault()?.Label is { Length: 10 } start)
                {
                    json.WriteStartObject();
                    json.WriteString("id", IdOf("event", breakdown.Title, start));
                    json.WriteString("date", start + "T00:00:00.000Z");
                    json.WriteString("type", "start");
                    json.WriteNull("name");
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteString("name", "Calendar");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }
}
