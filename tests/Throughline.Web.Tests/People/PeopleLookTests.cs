using Microsoft.Playwright;
using Throughline.Web.Tests.Journeys;
using Throughline.Web.Tests.Pages;

namespace Throughline.Web.Tests.People;

/// <summary>What a team's own pages look like, and that they meet the guidelines.</summary>
[Collection(nameof(OnePostgres))]
public sealed class PeopleLookTests(StudioBrowser browser, FilledTeam team) : IClassFixture<StudioBrowser>, IClassFixture<FilledTeam>
{
    /// <summary>The pages, and whether somebody is signed in there.</summary>
    public static TheoryData<string, bool> Pages => new()
    {
        { "sign-in", false }, { "join", false }, { "join-gone", false }, { "join-again", true }, { "account", true }, { "people", true }, { "studio-people", true },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_of_the_team_looks_as_it_was_designed_and_meets_the_guidelines(string name, bool isSignedIn)
    {
        var page = await team.TabAsync(browser, isSignedIn);
        await page.GotoAsync(team.AddressOf(name));

        await Guidelines.AreMetAsync(page);

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        foreach (var width in (int[])[1440, 390])
        {
            await page.SetViewportSizeAsync(width, width == 390 ? 1200 : 1000);
            await Look.MatchesAsync(page, $"{name}-{width}.png");
        }
    }
}
