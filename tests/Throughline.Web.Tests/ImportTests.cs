using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Web.Imports;

namespace Throughline.Web.Tests;

public sealed class ImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_script_is_recognised_and_becomes_the_text_when_somebody_says_yes()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Tide");
        using var visitor = await studio.VisitorAsync();
        using var socket = await TestSocket.OpenAsync(studio, visitor, production, -1);
        await socket.NextAsync("welcome");

        var summary = await SendAsync(visitor, production.Id, "../tide.fountain", Encoding.UTF8.GetBytes("INT. HALL - DAY\n\nRain.\n\nANA\nWho is there?\n"));
        var before = await production.Drafts.ListAsync(Cancel);
        using var accepted = await visitor.PostAsync(new Uri($"/api/v1/productions/{production.Id}/imports/{summary.GetProperty("id").GetGuid()}/accept", UriKind.Relative), null, Cancel);
        var told = await socket.NextAsync("edits");

        Assert.Equal(("script", "tide.fountain"), (summary.GetProperty("kind").GetString(), summary.GetProperty("name").GetString()));
        Assert.Equal(["1 page", "1 scene", "1 who speaks"], summary.GetProperty("facts").EnumerateArray().Select(fact => fact.GetString()));
        Assert.Empty(before);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.Equal("imported", told.GetProperty("edits")[0].GetProperty("manner").GetString());
        Assert.StartsWith("INT. HALL - DAY", await visitor.GetStringAsync($"/api/v1/productions/{production.Id}/document/text", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_is_recognised_and_kept()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Harbour");
        using var visitor = await studio.VisitorAsync();
        var edl = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", "harbour", "harbour.edl"), Cancel);

        var summary = await SendAsync(visitor, production.Id, "harbour.edl", edl);
        using var accepted = await visitor.PostAsync(new Uri($"/api/v1/productions/{production.Id}/imports/{summary.GetProperty("id").GetGuid()}/accept", UriKind.Relative), null, Cancel);

        Assert.Equal("cut", summary.GetProperty("kind").GetString());
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.Single(await production.Cuts.ListAsync(Cancel));
    }

    [Theory]
    [InlineData("bomb.fdx", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><FinalDraft><Content><Paragraph><Text>&b;</Text></Paragraph></Content></FinalDraft>")]
    [InlineData("zip.highland", "PK\u0003\u0004nothing")]
    [InlineData("page.html.fountain", "<script>alert(1)</script>\n")]
    [InlineData("empty.xml", "<")]
    [InlineData("half.pdf", "%PDF-1.7\nnothing")]
    public async Task A_hostile_file_is_answered_in_words_and_takes_nothing_down(string name, string content)
    {
        await using var studio = await TestStudio.StartAsync(services => { });
        var production = await studio.MakeAsync("Tide");
        using var visitor = await studio.VisitorAsync();

        using var answer = await PostAsync(visitor, production.Id, name, Encoding.Latin1.GetBytes(content));
        using var after = await visitor.GetAsync($"/p/{production.Id}/page", Cancel);

        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict or HttpStatusCode.BadRequest, $"{(int)answer.StatusCode}");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Empty(await production.Drafts.ListAsync(Cancel));
    }

    [Fact]
    public async Task A_file_that_takes_too_long_is_given_up_in_words_and_nothing_is_kept_of_it()
    {
        await using var studio = await TestStudio.StartAsync(services => services.AddSingleton(new RecognitionDesk(TimeSpan.FromMilliseconds(1))));
        var production = await studio.MakeAsync("Tide");
        using var visitor = await studio.VisitorAsync();
        var script = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("INT. HALL - DAY\n\nRain.\n\nANA\nDid you lock the shed?\n\n", 20_000)));

        using var answer = await PostAsync(visitor, production.Id, "long.fountain", script);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.StartsWith("long.fountain: what it is could not be told within 0.001 seconds.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_and_one_that_is_too_large_are_refused()
    {
        await using var studio = await TestStudio.StartAsync();
        var production = await studio.MakeAsync("Tide");
        using var visitor = await studio.VisitorAsync();

        using var empty = await PostAsync(visitor, production.Id, "a.fountain", []);
        using var large = await PostAsync(visitor, production.Id, "a.fountain", new byte[65 * 1024 * 1024]);

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    private static async Task<JsonElement> SendAsync(HttpClient visitor, string production, string name, byte[] bytes)
    {
        using var answer = await PostAsync(visitor, production, name, bytes);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient visitor, string production, string name, byte[] bytes)
    {
        using var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = new("application/octet-stream");
        // Asked first, the server says no before a large file is on its way.
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/productions/{production}/imports?name={Uri.EscapeDataString(name)}") { Content = body, Headers = { ExpectContinue = true } };
        return await visitor.SendAsync(request, Cancel);
    }
}
