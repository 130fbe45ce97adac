using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>Files that mean harm, dropped onto the window: each is answered by a sentence, none takes anything down, nothing of it runs, nothing is lost.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class HostileUploadTests(StudioBrowser browser, OpenStudio open) : IClassFixture<OpenStudio>
{
    private const string Script = "INT. HALL - DAY\n\nRain.\n";

    // In whatever place of a page it comes to stand, it would be noticed.
    private const string Harm = "\"'><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)><iframe srcdoc='<script>parent.alert(4)</script>'></iframe><a href=javascript:alert(5)>x</a><link rel=stylesheet href=http://attacker.example/x.css><img src=http://attacker.example/y.png>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, Func<byte[]>> Files = new(StringComparer.Ordinal)
    {
        ["bomb.highland"] = () => Zip(("script.fountain", 1 << 30)),
        ["bomb.fadein"] = () => Zip([.. Enumerable.Range(0, 5000).Select(i => ($"{i}/document.xml", 1 << 16))]),
        ["climbing.highland"] = () => Zip(("../../../../tmp/climbed.fountain", 64)),
        ["broken.fadein"] = () => "PK\u0003\u0004nothing"u8.ToArray(),
        ["laughs.fdx"] = () => Encoding.UTF8.GetBytes(Laughs("FinalDraft")),
        ["laughs.fcpxml"] = () => Encoding.UTF8.GetBytes(Laughs("fcpxml")),
        ["outside.fdx"] = () => "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><FinalDraft DocumentType=\"Script\"><Content><Paragraph Type=\"Action\"><Text>&a;</Text></Paragraph></Content></FinalDraft>"u8.ToArray(),
        ["deep.fdx"] = () => Encoding.UTF8.GetBytes("<FinalDraft>" + string.Concat(Enumerable.Repeat("<Content>", 100_000))),
        ["deep.otio"] = () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"children\":[", 100_000))),
        ["truncated.pdf"] = () => "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pa"u8.ToArray(),
        ["encrypted.pdf"] = () => "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -4/O<28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A>/U<28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A>>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>\n%%EOF"u8.ToArray(),
        ["picture.fountain"] = () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Enumerable.Range(0, 4096).Select(i => (byte)(i * 31))],
        ["program.txt"] = () => [0x7F, 0x45, 0x4C, 0x46, .. new byte[4096]],
        ["cut.aaf"] = () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2048]],
        ["cut.edl"] = () => Encoding.UTF8.GetBytes("TITLE: " + new string('9', 100_000) + "\n" + string.Concat(Enumerable.Repeat("001  AX V C 99:99:99:99 01:00:00:00 01:00:00:00 01:00:00:00\n", 200))),
        ["list.mov"] = () => "ffconcat version 1.0\nfile /etc/passwd\n"u8.ToArray(),
        ["playlist.mp4"] = () => "#EXTM3U\n#EXTINF:3,\nhttp://attacker.example/a.ts\n"u8.ToArray(),
        ["empty.mov"] = () => [],
        ["empty.fountain"] = () => [],
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_hostile_file_is_answered_by_a_sentence_and_leaves_everything_as_it_was(string name)
    {
        var production = await open.MakeAsync("The Ferry", Script);
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/report");

        await Dropping.DropAsync(tab.Page, new DroppedFile(name, Files[name]()));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Leave it" }).WaitForAsync(new() { Timeout = 30_000 });
        var said = await tab.Page.Locator("dialog.import section p").AllInnerTextsAsync();
        await tab.PressAsync("Leave it");
        await tab.GoAsync($"/p/{production.Id}/report");

        Assert.True(said.Any(sentence => sentence.Trim().Length > 8), "nothing was said");
        Assert.DoesNotContain(said, sentence => sentence.Contains("Exception", StringComparison.Ordinal) || sentence.Contains("   at ", StringComparison.Ordinal) || sentence.Contains("error of its own", StringComparison.Ordinal));
        Assert.Single(await production.Drafts.ListAsync(Cancel));
        Assert.Empty(await production.Cuts.ListAsync(Cancel));
        Assert.Equal(Script, await open.TextAsync(production));
        Assert.False(File.Exists("/tmp/climbed.fountain"));
        tab.NothingFailed();
    }

    [Theory]
    [InlineData("../../../../etc/throughline.fountain")]
    [InlineData("..\\..\\throughline.fountain")]
    [InlineData("a\u0000b\u001b[31m\u202Egnp.fountain")]
    [InlineData("\"><img src=x onerror=alert(1)>.fountain")]
    [InlineData("CON.fountain")]
    public async Task A_hostile_name_is_only_a_name(string name)
    {
        var production = await open.MakeAsync("The Ferry", Script);
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/record");

        await Dropping.DropAsync(tab.Page, new DroppedFile(name, Encoding.UTF8.GetBytes(Script.Replace("Rain.", "Snow.", StringComparison.Ordinal))));
        var leave = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Leave it" });
        await leave.WaitForAsync();
        var accept = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Take it in" });
        if (await accept.CountAsync() == 0)
        {
            Assert.Contains(await tab.Page.Locator("dialog .fault").AllInnerTextsAsync(), sentence => sentence.Length > 8);
            await leave.ClickAsync();
            Assert.Single(await production.Drafts.ListAsync(Cancel));
            tab.NothingFailed();
            return;
        }

        await accept.ClickAsync();
        await tab.Page.WaitForURLAsync("**/changes");
        foreach (var room in FilledStudio.Rooms)
            await tab.GoAsync($"/p/{production.Id}/{room}");

        var kept = (await production.Drafts.ListAsync(Cancel))[^1].FileName;
        Assert.DoesNotContain('/', kept);
        Assert.DoesNotContain('\\', kept);
        Assert.DoesNotContain(kept, char.IsControl);
        tab.NothingFailed();
    }

    [Fact]
    public async Task A_file_larger_than_the_studio_takes_is_refused_in_words_before_it_is_sent()
    {
        var production = await open.MakeAsync("The Ferry", Script);
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/report");

        await Dropping.DropZerosAsync(tab.Page, "large.fountain", 69 * 1024 * 1024);

        await tab.SeesAsync("is larger than the studio takes");
        Assert.Equal(0, await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Take it in" }).CountAsync());
        tab.NothingFailed();
    }

    [Fact]
    public async Task Scripts_in_titles_headings_and_dialogue_are_only_words_in_every_room_and_every_export()
    {
        var fountain = $"Title: {Harm}\nAuthor: {Harm}\n\nINT. {Harm} - DAY\n\n{Harm}\n\n@{Harm}\n({Harm})\n{Harm}\n\n[[{Harm}]]\n\n> {Harm} <\n";
        var production = await open.MakeAsync(Harm[..100], fountain);
        await using var tab = await open.TabAsync(browser);
        await tab.GoAsync($"/p/{production.Id}/report");
        await Dropping.DropAsync(
            tab.Page,
            new DroppedFile($"{Harm[..60].Replace('/', '_')}.fountain", Encoding.UTF8.GetBytes(fountain.Replace("DAY", "NIGHT", StringComparison.Ordinal))),
            new DroppedFile("cut.edl", Encoding.UTF8.GetBytes($"TITLE: {Harm}\nFCM: NON-DROP FRAME\n\n001  A001 V C 01:00:00:00 01:00:02:00 01:00:00:00 01:00:02:00\n* FROM CLIP NAME: {Harm}\n* COMMENT: {Harm}\n")),
            new DroppedFile("cut2.edl", Encoding.UTF8.GetBytes($"TITLE: {Harm}\nFCM: NON-DROP FRAME\n\n001  A001 V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00\n* FROM CLIP NAME: {Harm}\n")));
        await tab.PressAsync("Take all in");
        await tab.Page.WaitForURLAsync("**/cut");

        foreach (var room in FilledStudio.Rooms)
        {
            await tab.GoAsync($"/p/{production.Id}/{room}");
            var brought = await tab.Page.Locator("main img:not(.cm-widgetBuffer), main iframe, main script:not([type='application/json']), main link, main [onerror], main [onload], main a[href^='javascript:']").EvaluateAllAsync<string[]>("parts => parts.map(part => part.outerHTML)");
            Assert.True(brought.Length == 0, $"{room}: {string.Join('\n', brought)}");
        }

        // Without the studio's own download: as the browser itself would show it.
        await tab.Page.Context.RouteAsync("**/exports/*", async route =>
        {
            var answer = await route.FetchAsync();
            var headers = answer.Headers.Where(header => header.Key != "content-disposition").ToDictionary(header => header.Key, header => header.Value, StringComparer.Ordinal);
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Headers = headers });
        });
        foreach (var format in (string[])["html", "fountain", "json"])
            await tab.GoAsync($"/api/v1/productions/{production.Id}/exports/{format}");

        tab.NothingRan();
    }

    private static string Laughs(string root)
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">"));
        return $"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e0 \"ha\">{entities}]><{root}><Content><Paragraph><Text>&e9;</Text></Paragraph></Content></{root}>";
    }

    private static byte[] Zip(params (string Name, int Zeros)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var zeros = new byte[1 << 16];
            foreach (var (name, size) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                for (var left = size; left > 0; left -= zeros.Length)
                    entry.Write(zeros, 0, Math.Min(left, zeros.Length));
            }
        }

        return bytes.ToArray();
    }
}
