using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Throughline.Studio;
using Throughline.Studio.Drafts;

namespace Throughline.Web.Tests;

public sealed class PageStyleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_style_that_was_chosen_sets_the_page_breaks_it_and_prints_it()
    {
        await using var studio = await TestStudio.StartAsync();
        using var visitor = await studio.VisitorAsync();
        using var made = await visitor.PostAsJsonAsync("/api/v1/productions", new { sample = true }, Cancel);
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString();
        var before = await visitor.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{id}/document/analysis", Cancel);

        using var chosen = await visitor.PostAsJsonAsync($"/api/v1/productions/{id}/page-style", new { style = "sitcom", paper = "a4" }, Cancel);
        using var wrong = await visitor.PostAsJsonAsync($"/api/v1/productions/{id}/page-style", new { style = "parchment" }, Cancel);
        var after = await visitor.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{id}/document/analysis", Cancel);
        var listed = await visitor.GetFromJsonAsync<JsonElement>($"/api/v1/productions/{id}/page-style", Cancel);
        var pdf = Encoding.Latin1.GetString(await visitor.GetByteArrayAsync($"/api/v1/productions/{id}/exports/pdf", Cancel));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.BadRequest), (chosen.StatusCode, wrong.StatusCode));
        Assert.Equal(("final-draft", "sitcom"), (before.GetProperty("style").GetProperty("name").GetString(), after.GetProperty("style").GetProperty("name").GetString()));
        Assert.Equal(2, after.GetProperty("style").GetProperty("elements").GetProperty("dialogue").GetProperty("spacing").GetInt32());
        Assert.NotEqual(before.GetProperty("pageCount").GetInt32(), after.GetProperty("pageCount").GetInt32());
        Assert.Equal(("sitcom", "a4"), (listed.GetProperty("page").GetProperty("style").GetString(), listed.GetProperty("page").GetProperty("paper").GetString()));
        Assert.Matches("MediaBox \\[ ?0 0 595", pdf);
    }

    [Fact]
    public async Task A_final_draft_production_is_set_as_its_file_says_and_any_moment_of_it_is_spliced_into_the_file()
    {
        const string Fdx = """
            <?xml version="1.0" encoding="UTF-8" standalone="no" ?>
            <FinalDraft DocumentType="Script" Template="No" Version="5">
              <Content>
                <Paragraph Type="Scene Heading"><Text>INT. HALL - DAY</Text></Paragraph>
                <Paragraph Type="Action"><Text>Rain on the   glass.</Text></Paragraph>
                <Paragraph Type="Action"><Text Style="Bold">Nobody.</Text></Paragraph>
              </Content>
              <SmartType><Characters><Character>ANA</Character></Characters></SmartType>
            </FinalDraft>
            """;
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Hall");
        await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(Fdx), "hall.fdx", new DraftDescription("White", null, "Ana"), Cancel);
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        var welcome = await socket.NextAsync("welcome");
        var text = welcome.GetProperty("text").GetString()!;
        var at = text.IndexOf("glass", StringComparison.Ordinal);
        await socket.SendAsync($$"""{"type":"edit","base":0,"edits":[{"id":"{{Guid.NewGuid()}}","changes":[{{at}},[5,"roof!"],{{text.Length - at - 5}}]}]}""");
        await socket.NextAsync("edits");
        await socket.SendAsync($$"""{"type":"edit","base":1,"edits":[{"id":"{{Guid.NewGuid()}}","changes":[{{at}},[5,"quays"],{{text.Length - at - 5}}]}]}""");
        await socket.NextAsync("edits");

        using var named = await visitor.PostAsJsonAsync($"/api/v1/productions/{production.Id}/drafts", new { name = "Blue", version = 1 }, Cancel);

        Assert.Equal("fdx", welcome.GetProperty("format").GetString());
        Assert.Equal(HttpStatusCode.Created, named.StatusCode);
        var drafts = await production.Drafts.ListAsync(Cancel);
        Assert.Equal([Fdx, Fdx.Replace("glass", "roof!", StringComparison.Ordinal), Fdx.Replace("glass", "quays", StringComparison.Ordinal)], drafts.Select(draft => Encoding.UTF8.GetString(production.Drafts.Bytes(draft))));
    }
}
