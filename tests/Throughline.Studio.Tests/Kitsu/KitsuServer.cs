using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Throughline.Studio.Tests.Kitsu;

/// <summary>
/// A server on the loopback that holds to what Zou's HTTP API asks for: sign-in, bearer tokens, JSON bodies with the fields and
/// types of its schemas, ids that exist, data that a PUT replaces whole, names that are there once. It can be told to stumble.
/// </summary>
internal sealed class KitsuServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private readonly List<Fault> _faults = [];
    private readonly Lock _lock = new();
    private int _tokens;

    public KitsuServer()
    {
        for (var tries = 0; ; tries++)
        {
            var port = FreePort();
            try
            {
                _listener.Prefixes.Clear();
                _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
                _listener.Start();
                Address = $"http://127.0.0.1:{port}";
                break;
            }
            catch (HttpListenerException) when (tries < 10)
            {
                // Somebody else took the port in between.
            }
        }

        Project = Guid.NewGuid().ToString();
        TodoStatus = AddStatus("Todo", "todo");
        OmitStatus = AddStatus("Omitted", "omit");
        _loop = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public string Project { get; }

    public string TodoStatus { get; }

    public string OmitStatus { get; }

    public string ProductionType { get; set; } = "short";

    public Dictionary<string, JsonObject> Sequences { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonObject> Shots { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonObject> Tasks { get; } = new(StringComparer.Ordinal);

    public List<JsonObject> Columns { get; } = [];

    public List<JsonObject> Statuses { get; } = [];

    public Dictionary<string, List<JsonObject>> Comments { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked, in order: method and path.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public string ValidToken => $"token-{_tokens}";

    /// <summary>The next requests whose method and path begin so get this answer instead; null: none at all, until the client gives up.</summary>
    public void Stumble(string begin, int? status, int times = 1, string body = "{\"message\":\"stumbled\"}") => _faults.Add(new Fault(begin, status, times, body));

    /// <summary>The tokens that were given are worth nothing from now on.</summary>
    public void ForgetTokens() => _tokens++;

    public JsonObject AddShot(string sequence, string name, JsonObject? data = null)
    {
        var parent = Sequences.Values.FirstOrDefault(s => (string)s["name"]! == sequence) ?? Add(Sequences, new JsonObject { ["name"] = sequence, ["project_id"] = Project, ["parent_id"] = null });
        return Add(Shots, new JsonObject { ["name"] = name, ["project_id"] = Project, ["parent_id"] = (string)parent["id"]!, ["description"] = null, ["nb_frames"] = null, ["canceled"] = false, ["data"] = data });
    }

    public string AddTask(JsonObject shot) => (string)Add(Tasks, new JsonObject { ["entity_id"] = (string)shot["id"]!, ["task_status_id"] = TodoStatus, ["task_type_id"] = Guid.NewGuid().ToString() })["id"]!;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Close();
        _stop.Dispose();
    }

    private string AddStatus(string name, string shortName)
    {
        var status = new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["name"] = name, ["short_name"] = shortName };
        Statuses.Add(status);
        return (string)status["id"]!;
    }

    private static JsonObject Add(Dictionary<string, JsonObject> to, JsonObject one)
    {
        var id = Guid.NewGuid().ToString();
        one["id"] = id;
        to[id] = one;
        return one;
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var asked = $"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}";
        Asked.Enqueue(asked);
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        (int Status, string Body) answer;
        lock (_lock)
        {
            var fault = _faults.Find(f => f.Left > 0 && asked.StartsWith(f.Begin, StringComparison.Ordinal));
            if (fault is not null)
            {
                fault.Left--;
                if (fault.Status is not { } status)
                    return; // The client waits until it has waited enough.
                answer = (status, fault.Body);
            }
            else
            {
                answer = Answer(context.Request, asked, body);
            }
        }

        try
        {
            var bytes = Encoding.UTF8.GetBytes(answer.Body);
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
        catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
        {
            // The client has gone.
        }
    }

    private (int Status, string Body) Answer(HttpListenerRequest request, string asked, string body)
    {
        JsonObject sent = [];
        if (request.HttpMethod is "POST" or "PUT")
        {
            if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
                return Refuse(400, "Data are empty. Please verify that you sent JSON data and that you set the right headers.");
            try
            {
                sent = JsonNode.Parse(body) as JsonObject ?? throw new JsonException();
            }
            catch (JsonException)
            {
                return Refuse(400, "no JSON object");
            }
        }

        if (asked == "POST /api/auth/login")
            return (string?)sent["email"] == "ana@example.com" && (string?)sent["password"] == "tide" ? Ok(new JsonObject { ["login"] = true, ["access_token"] = ValidToken }) : (400, "{\"login\":false}");
        if (request.Headers["Authorization"] != $"Bearer {ValidToken}")
            return Refuse(401, "Missing or bad token");
        var parts = request.Url!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)[1..];
        return (request.HttpMethod, parts) switch
        {
            ("GET", ["data", "projects", "open"]) => Ok(new JsonArray(new JsonObject { ["id"] = Project, ["name"] = "A Bit for the Tide", ["production_type"] = ProductionType })),
            ("GET", ["data", "task-status"]) => Ok(new JsonArray([.. Statuses.Select(s => s.DeepClone())])),
            (_, ["data", "projects", var project, ..]) when project != Project => Refuse(404, "no such project"),
            ("GET", ["data", "projects", _, "sequences"]) => Ok(All(Sequences)),
            ("GET", ["data", "projects", _, "shots"]) => Ok(All(Shots)),
            ("GET", ["data", "projects", _, "metadata-descriptors"]) => Ok(new JsonArray([.. Columns.Select(c => c.DeepClone())])),
            ("POST", ["data", "projects", _, "metadata-descriptors"]) => NewColumn(sent),
            ("POST", ["data", "projects", _, "sequences"]) => NewSequence(sent),
            ("POST", ["data", "projects", _, "shots"]) => NewShot(sent),
            ("GET", ["data", "shots", var id]) => Shots.TryGetValue(id, out var shot) ? Ok(shot) : Refuse(404, "no such shot"),
            ("PUT", ["data", "shots", var id]) => Shots.TryGetValue(id, out var shot) ? Change(shot, sent) : Refuse(404, "no such shot"),
            ("GET", ["data", "shots", var id, "tasks"]) => Ok(new JsonArray([.. Tasks.Values.Where(t => (string?)t["entity_id"] == id).Select(t => t.DeepClone())])),
            ("GET", ["data", "tasks", var id, "comments"]) => Ok(new JsonArray([.. Comments.GetValueOrDefault(id, []).Select(c => c.DeepClone())])),
            ("POST", ["actions", "tasks", var id, "comment"]) => NewComment(id, sent),
            _ => Refuse(404, "no such route"),
        };
    }

    private (int, string) NewColumn(JsonObject sent)
    {
        if (Text(sent, "name") is not { Length: > 0 } name || Text(sent, "data_type") is not ("string" or "number" or "list" or "taglist" or "boolean" or "checklist" or "date" or "url" or "textarea" or "person") || Text(sent, "entity_type") is not "Shot")
            return Refuse(400, "wrong descriptor");
        var field = name.ToLowerInvariant().Replace(' ', '_');
        if (Columns.Any(c => (string?)c["field_name"] == field))
            return Refuse(400, "Metadata descriptor already exists.");
        Columns.Add(new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["name"] = name, ["field_name"] = field, ["entity_type"] = "Shot", ["data_type"] = Text(sent, "data_type") });
        return (201, Columns[^1].ToJsonString());
    }

    private (int, string) NewSequence(JsonObject sent)
    {
        if (Text(sent, "name") is not { Length: > 0 } name)
            return Refuse(400, "name: too short");
        var there = Sequences.Values.FirstOrDefault(s => (string?)s["name"] == name);
        return (201, (there ?? Add(Sequences, new JsonObject { ["name"] = name, ["project_id"] = Project, ["parent_id"] = null })).ToJsonString());
    }

    private (int, string) NewShot(JsonObject sent)
    {
        if (Text(sent, "name") is not { Length: > 0 } name)
            return Refuse(400, "name: too short");
        if (Text(sent, "sequence_id") is not { } sequence || !Guid.TryParse(sequence, out _))
            return Refuse(400, "sequence_id: no UUID");
        if (!Sequences.ContainsKey(sequence))
            return Refuse(404, "no such sequence");
        if (sent["nb_frames"] is { } frames && (frames.GetValueKind() != JsonValueKind.Number || !frames.AsValue().TryGetValue<int>(out _)))
            return Refuse(400, "nb_frames: no integer");
        if (sent["data"] is { } data && data is not JsonObject)
            return Refuse(400, "data: no object");
        var there = Shots.Values.FirstOrDefault(s => (string?)s["name"] == name && (string?)s["parent_id"] == sequence);
        return (201, (there ?? Add(Shots, new JsonObject
        {
            ["name"] = name, ["project_id"] = Project, ["parent_id"] = sequence, ["description"] = sent["description"]?.DeepClone(), ["nb_frames"] = sent["nb_frames"]?.DeepClone(), ["canceled"] = false, ["data"] = sent["data"]?.DeepClone() ?? new JsonObject(),
        })).ToJsonString());
    }

    // A field that is sent replaces the old one whole, data too.
    private static (int, string) Change(JsonObject shot, JsonObject sent)
    {
        foreach (var (name, value) in sent)
        {
            if (name is "id" or "project_id" or "created_at" or "updated_at" or "type" or "created_by")
                continue;
            if (!shot.ContainsKey(name))
                return Refuse(400, $"{name}: no such field");
            shot[name] = value?.DeepClone();
        }

        return Ok(shot);
    }

    private (int, string) NewComment(string task, JsonObject sent)
    {
        if (!Tasks.TryGetValue(task, out var on))
            return Refuse(404, "no such task");
        if (Text(sent, "task_status_id") is not { } status || Statuses.All(s => (string?)s["id"] != status))
            return Refuse(400, "task_status_id: no such status");
        if (!Comments.TryGetValue(task, out var all))
            Comments[task] = all = [];
        on["task_status_id"] = status;
        all.Add(new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["object_id"] = task, ["text"] = Text(sent, "comment") ?? "", ["task_status_id"] = status });
        return (201, all[^1].ToJsonString());
    }

    private static string? Text(JsonObject of, string name) => of[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string?)value : null;

    private static JsonArray All(Dictionary<string, JsonObject> of) => new([.. of.Values.Select(v => v.DeepClone())]);

    private static (int, string) Ok(JsonNode body) => (200, body.ToJsonString());

    private static (int, string) Refuse(int status, string message) => (status, new JsonObject { ["error"] = true, ["message"] = message }.ToJsonString());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Fault(string begin, int? status, int left, string body)
    {
        public string Begin { get; } = begin;

        public int? Status { get; } = status;

        public int Left { get; set; } = left;

        public string Body { get; } = body;
    }
}
