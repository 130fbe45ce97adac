using System.Text;
using Microsoft.Playwright;
using Throughline.Studio.Drafts;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.Journeys;

/// <summary>Rooms with a script that is written from right to left, and with one that has no spaces.</summary>
[Collection(nameof(StudioBrowser))]
public sealed class OtherScriptTests(StudioBrowser browser, FilledStudio filled) : IClassFixture<FilledStudio>
{
    private const string Arabic = "Title: المدّ والجزر\nAuthor: آنا رويز\n\nداخلي المطبخ - ليل\n\nالمطر يهطل على النوافذ. ليلى تضع حقيبة حمراء على الطاولة.\n\n@ليلى\nهل أقفلت باب المرفأ؟\n\n@سامي\n(بهدوء)\nلم يكن لنا يومًا.\n\nخارجي الرصيف - نهار\n\nالعبّارة تغادر من غير أن يكون عليها أحد.\n\n@سامي\nانتظر!\n";

    private const string Chinese = "Title: 潮水的一分\n\n内景 厨房 - 夜\n\n雨打在窗上。安娜把一只红色的皮箱放在桌上，打开一把小刀。电话响了。她没有接，只是看着窗外那盏一直亮着的路灯，看着雨水顺着玻璃往下流，直到铃声停止。\n\n@安娜\n你锁了船屋的门吗？\n\n外景 码头 - 日\n\n渡轮离开了，船上空无一人。\n\n@本\n那从来不是我们的。\n";

    // Arabic words that run from left to right: what they stand in is neither of their own direction nor set apart from what is. A name in a drawing is alone in its line.
    private const string Wrong = """
        () => {
          const wrong = [];
          const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
            if (!/^[^\p{L}]*\p{Script=Arabic}/u.test(node.data) || node.parentElement.closest("script, style, select, title, svg, [aria-hidden=true]") !== null || !node.parentElement.checkVisibility()) continue;
            let part = node.parentElement;
            while (getComputedStyle(part).display === "inline" && getComputedStyle(part).unicodeBidi === "normal") part = part.parentElement;
            if (getComputedStyle(part).direction !== "rtl") wrong.push(`${part.tagName}.${part.className}: ${part.textContent.trim().slice(0, 60)}`);
          }
          return wrong;
        }
        """;

    private static readonly string[] Scripted = ["page", "report", "changes", "breakdown", "breakdown/scenes?at=0", "breakdown/board", "breakdown/days", "record/authors", "search?q=المطر"];

    public static TheoryData<string> Rooms => [.. Scripted];

    [Theory]
    [MemberData(nameof(Rooms))]
    public async Task Words_that_run_from_right_to_left_do_so_in_every_room(string room)
    {
        var page = await OpenAsync("المدّ والجزر", Arabic, room);

        Assert.Empty(await page.EvaluateAsync<string[]>(Wrong));
    }

    [Theory]
    [InlineData("المدّ والجزر", Arabic)]
    [InlineData("潮水的一分", Chinese)]
    public async Task No_room_is_wider_than_a_telephone(string title, string script)
    {
        foreach (var room in Scripted)
        {
            var page = await OpenAsync(title, script, room, 360);
            var over = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth - innerWidth");
            Assert.True(over <= 0, $"{room} is {over} wider than the window");
        }
    }

    private async Task<IPage> OpenAsync(string title, string script, string room, int width = 1440)
    {
        if (!_made.TryGetValue(title, out var id))
        {
            var cancel = TestContext.Current.CancellationToken;
            var production = await filled.Studio.MakeAsync(title);
            await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(script), "script.fountain", new DraftDescription("White", null, "Ana"), cancel);
            await production.Drafts.AddAsync(Encoding.UTF8.GetBytes(script.Replace("يهطل", "ينزل", StringComparison.Ordinal).Replace("路灯", "灯", StringComparison.Ordinal)), "script.fountain", new DraftDescription("Blue", null, "Ana"), cancel);
            var scenes = Screenplays.Scene.Of(production.Drafts.Read(await production.Drafts.FindOrLatestAsync(null, cancel)));
            await production.Schedule.ChangeAsync("scenes on days", board => scenes.Aggregate(board.AddDay()!, (now, scene) => now.Place(new Breakdown.Schedule.Strip(Breakdown.Schedule.Strip.IdOf(scene)!, scene.Label), now.Days[0].Id)!), cancel);
            _made[title] = id = production.Id;
        }

        var page = await filled.TabAsync(browser);
        await page.SetViewportSizeAsync(width, 900);
        await page.GotoAsync(filled.AddressOf($"/p/{id}/{room}"));
        if (room == "page")
            await WritingRoom.ReadyAsync(page);
        return page;
    }

    private readonly Dictionary<string, string> _made = [];
}
