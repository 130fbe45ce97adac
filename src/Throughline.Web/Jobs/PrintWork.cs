using System.Text.Json;
using Throughline.Documents.Printing;
using Throughline.Screenplays.Layout;
using Throughline.Studio;
using Throughline.Studio.Jobs;
using Throughline.Studio.Live;
using Throughline.Web.Strings;

namespace Throughline.Web.Jobs;

/// <summary>Prints a draft as PDF: <c>{"draft":"2"}</c> gives <c>{"content":"SHA-256","pages":19}</c>, the file being in the production's store.</summary>
internal sealed class PrintWork : IJobWork
{
    public string Kind => "print";

    public async Task<string> RunAsync(Production production, JsonElement input, System.Action<int, string> progress, CancellationToken cancel)
    {
        var which = input.TryGetProperty("draft", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        var draft = await production.Drafts.FindOrLatestAsync(which, cancel);
        progress(100, AnswerWords.Of("PrintReading", draft.Number));
        var script = production.Drafts.Read(draft);
        progress(300, AnswerWords.Of("PrintLayout"));
        var pages = PageLayout.Of(script, (await ProductionPage.ReadAsync(production, cancel)).Of(script, null));
        cancel.ThrowIfCancellationRequested();
        progress(500, AnswerWords.Of("PrintPages", pages.Pages));
        var printed = ScriptPdf.Write(script, pages, new PrintSettings());
        cancel.ThrowIfCancellationRequested();
        progress(900, AnswerWords.Of("PrintKeeping"));
        return printed.Pages == 0
            ? throw new StudioException(AnswerWords.Of("DraftEmpty", draft.Number))
            : JsonSerializer.Serialize(new { content = production.Content.Put(printed.Bytes).ToString(), pages = printed.Pages }, JsonSerializerOptions.Web);
    }
}
