using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Assist.Models;
using Throughline.Assist.Pipeline;
using Throughline.Ledger;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Live;
using Throughline.Text;

namespace Throughline.Web.Tests.Asking;

/// <summary>A studio on whose machine models are set up, with one production.</summary>
internal sealed class AskingStudio : IAsyncDisposable
{
    public const string Script = "INT. FERRY - DAY\n\nA red suitcase stands on the deck.\n\nANA\nDid you lock the shed?\n\nBEN\nNever, not in all my life.\n\nEXT. PIER - NIGHT\n\nThe ferry leaves without anybody aboard.\n";

    private readonly TestUser _user;

    private AskingStudio(TestUser user, TestStudio studio, Production production, HttpClient visitor) => (_user, Studio, Production, Visitor) = (user, studio, production, visitor);

    public TestStudio Studio { get; }

    public Production Production { get; }

    public HttpClient Visitor { get; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts it.</summary>
    /// <param name="models">What <c>models.toml</c> says.</param>
    /// <param name="tape">The folder of recordings that alone answer.</param>
    /// <param name="script">The first draft; null for <see cref="Script"/>.</param>
    /// <param name="name">Its file's name.</param>
    public static async Task<AskingStudio> StartAsync(string? models = null, string? tape = null, string? script = null, string name = "ferry.fountain")
    {
        var user = new TestUser();
        var file = Path.Combine(user.Folder, "models.toml");
        if (models is not null)
            await File.WriteAllTextAsync(file, models, Cancel);
        var studio = await TestStudio.StartAsync(user: user, with: settings => settings with { Models = new ModelSettings(file), Replay = tape is null ? ReplayMode.Off : ReplayMode.Replay, Tape = tape ?? "" });
        var production = await studio.MakeAsync("The Ferry");
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(script ?? Script), name, new DraftDescription("White", null, "Ana"), Cancel);
        return new AskingStudio(user, studio, production, await studio.VisitorAsync());
    }

    /// <summary>The settings of a model that speaks as OpenAI's do.</summary>
    public static string Model(string name, Uri address, string where, string more = "") => $"[models.{name}]\nprovider = \"compatible\"\nmodel = \"test-model\"\naddress = \"{address}\"\nclass = \"{where}\"\n{more}";

    /// <summary>Puts a rule on record, and the model in use.</summary>
    public async Task AllowAsync(string models, string? use = null)
    {
        Assert.Null(ModelPolicy.Details(models, "Pages stay in the house.", null, null, null, out var details));
        await Production.Ledger.AppendAsync([Production.Event(EventKind.PolicySet, details)], Cancel);
        if (use is not null)
            await Production.Ledger.AppendAsync([Production.Event(EventKind.PolicySet, (ModelRules.ModelDetail, use))], Cancel);
    }

    /// <summary>Writes on the page.</summary>
    public async Task TypeAsync(string words, string before)
    {
        var document = Studio.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<IDocumentGrain>(Production.Id);
        var now = await document.TextAsync(-1);
        await document.SubmitAsync(new Submission(now.Version, [new LiveEdit(0, Guid.NewGuid(), Guid.NewGuid(), "Ana", EditManner.Typed, null, ChangeSet.Of(now.Text!.Length, [new TextEdit(now.Text.IndexOf(before, StringComparison.Ordinal), 0, words)]), DateTimeOffset.UnixEpoch)]));
    }

    public Task<string> TextAsync() => Visitor.GetStringAsync(Api("/document/text"), Cancel);

    public string Api(string path) => $"/api/v1/productions/{Production.Id}{path}";

    public Task<HttpResponseMessage> PostAsync(string path, object body) => Visitor.PostAsJsonAsync(Api(path), body, Cancel);

    /// <summary>What would be sent.</summary>
    public async Task<JsonElement> PreviewAsync(object body)
    {
        using var answer = await PostAsync("/ask/preview", body);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Asks, and reads every line of the answer.</summary>
    public async Task<List<JsonElement>> AskAsync(object body)
    {
        using var answer = await PostAsync("/ask", body);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, text);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public async Task<List<LedgerEvent>> EventsAsync()
    {
        var events = new List<LedgerEvent>();
        await foreach (var entry in Production.Ledger.ReadAsync(cancel: Cancel))
            events.Add(LedgerEntryJson.Read(entry.Bytes).Event);
        return events;
    }

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await Studio.DisposeAsync();
        _user.Dispose();
    }
}
