using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Throughline.Assist.Tests;
using Throughline.Ledger;

namespace Throughline.Web.Tests.Asking;

/// <summary>What the room Models shows and does: which models are set up, which is in use, what was sent.</summary>
public sealed class ModelRoomTests
{
    private const string Key = "THROUGHLINE_TEST_NO_SUCH_KEY";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Models_are_shown_with_their_class_and_whether_they_have_a_key_and_never_the_key()
    {
        await using var open = await AskingStudio.StartAsync(AskingStudio.Model("shed", new Uri("http://127.0.0.1:9/v1"), "local") + AskingStudio.Model("cloud", new Uri("https://models.example/v1"), "public", $"key = \"{Key}\"\nretention = \"30 days\"\ninput = 1.5\noutput = 6\n"));
        await open.AllowAsync("local", "shed");

        var models = await open.Visitor.GetFromJsonAsync<JsonElement>(open.Api("/models/set-up"), Cancel);
        var room = WebUtility.HtmlDecode(await open.Visitor.GetStringAsync($"/p/{open.Production.Id}/models", Cancel));

        Assert.Equal([("shed", "local", true, true), ("cloud", "public", false, false)], models.EnumerateArray().Select(it =>
            (it.GetProperty("model").GetProperty("name").GetString()!, it.GetProperty("model").GetProperty("class").GetString()!, it.GetProperty("hasKey").GetBoolean(), it.GetProperty("isInUse").GetBoolean())));
        Assert.Contains("Pages stay in the house.", models[1].GetProperty("refusal").GetString(), StringComparison.Ordinal);
        Assert.Contains($"{Key} is not set", room, StringComparison.Ordinal);
        Assert.Contains("1.50 / 6.00 USD", room, StringComparison.Ordinal);
        Assert.Contains("The rule of this production does not allow it.", room, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_the_rule_allows_is_chosen_and_one_that_it_forbids_is_not()
    {
        await using var open = await AskingStudio.StartAsync(AskingStudio.Model("shed", new Uri("http://127.0.0.1:9/v1"), "local") + AskingStudio.Model("cloud", new Uri("https://models.example/v1"), "public"));
        await open.AllowAsync("local");

        using var forbidden = await open.PostAsync("/models/use", new { model = "cloud" });
        using var unknown = await open.PostAsync("/models/use", new { model = "attic" });
        using var chosen = await open.PostAsync("/models/use", new { model = "shed" });
        var choices = await open.Visitor.GetFromJsonAsync<JsonElement>(open.Api("/ask"), Cancel);
        using var none = await open.PostAsync("/models/use", new { model = "none" });

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (forbidden.StatusCode, unknown.StatusCode));
        Assert.Contains("Nothing was sent", await forbidden.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("There is no model attic", await unknown.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("shed", choices.GetProperty("model").GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.OK, none.StatusCode);
        Assert.Equal(["local", "shed", "none"], (await open.EventsAsync()).Where(it => it.Kind == EventKind.PolicySet).Select(it => it.Details.GetValueOrDefault("models") ?? it.Details["model"]));
    }

    [Fact]
    public async Task A_test_sends_one_sentence_that_holds_nothing_of_the_script_and_is_on_record()
    {
        await using var server = await ModelServer.StartAsync(new Turn("ready"));
        await using var open = await AskingStudio.StartAsync(AskingStudio.Model("shed", server.Address, "local"));
        using var early = await open.PostAsync("/models/test", new { model = "shed" });
        await open.AllowAsync("local");

        using var tried = await open.PostAsync("/models/test", new { model = "shed" });

        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Equal("ready", (await tried.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("answer").GetString());
        Assert.Equal(["Answer with one word and nothing else: ready"], Assert.Single(server.Requests).Messages);
        Assert.Equal("a test", (await open.EventsAsync()).Single(it => it.Kind == EventKind.ModelAsked).Details["use"]);
    }

    [Fact]
    public async Task What_was_sent_can_be_read_in_full_until_it_is_erased_and_then_only_its_hash_is_there()
    {
        await using var server = await ModelServer.StartAsync(new Turn("""{"notes":[{"kind":"wonders","statement":"<script>alert(1)</script>","quotes":[]}]}"""));
        await using var open = await AskingStudio.StartAsync(AskingStudio.Model("shed", server.Address, "local"), script: AskingStudio.Script.Replace("A red suitcase", "<img src=x onerror=alert(1)> A red suitcase", StringComparison.Ordinal));
        await open.AllowAsync("local", "shed");
        var shown = await open.PreviewAsync(new { role = "audience", what = "", about = "script" });
        await open.AskAsync(new { role = "audience", what = "", about = "script", hash = shown.GetProperty("hash").GetString() });
        var events = await open.EventsAsync();
        var asked = events.FindIndex(it => it.Kind == EventKind.ModelAsked);
        var address = $"/p/{open.Production.Id}/models/sent/{asked}";

        var room = await open.Visitor.GetStringAsync($"/p/{open.Production.Id}/models", Cancel);
        var whole = await open.Visitor.GetStringAsync(address, Cancel);
        var folder = Directory.GetDirectories(open.Studio.Settings.Home, "exchanges", SearchOption.AllDirectories).Single();
        var request = Path.Combine(folder, $"{events[asked].Id:D}.request.json");
        await File.WriteAllTextAsync(request, (await File.ReadAllTextAsync(request, Cancel)).Replace("suitcase", "coffin", StringComparison.Ordinal), Cancel);
        var changed = await open.Visitor.GetStringAsync(address, Cancel);
        File.Delete(request);
        var gone = await open.Visitor.GetStringAsync(address, Cancel);
        using var other = await open.Visitor.GetAsync($"/p/{open.Production.Id}/models/sent/0", Cancel);

        Assert.Contains($"models/sent/{asked}\"", room, StringComparison.Ordinal);
        Assert.Contains("red suitcase", whole, StringComparison.Ordinal);
        Assert.Contains("This is the text of which the record has the hash.", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", whole, StringComparison.Ordinal);
        Assert.Contains("somebody changed it since", changed, StringComparison.Ordinal);
        Assert.Contains("the record has only its hash", gone, StringComparison.Ordinal);
        Assert.Contains(events[asked].Prompt!.Value.ToString(), gone, StringComparison.Ordinal);
        Assert.DoesNotContain("red suitcase", gone, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }
}
