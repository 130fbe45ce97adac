using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Throughline.Web.Tests.Pages;

/// <summary>WCAG 2.2 AA, as far as a program can tell, of what a tab shows: at two widths, in light and dark.</summary>
internal static class Guidelines
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
        ResultTypes = [ResultType.Violations],
    };

    // All but colours does not depend on the scheme.
    private static readonly (int Width, ColorScheme Scheme, AxeRunOptions Rules)[] Looks =
        [(1440, ColorScheme.Light, Rules), (1440, ColorScheme.Dark, Colours), (360, ColorScheme.Dark, Colours), (360, ColorScheme.Light, Rules)];

    /// <summary>Fails with everything that does not meet them.</summary>
    public static async Task AreMetAsync(IPage page)
    {
        var violations = new List<string>();
        foreach (var (width, scheme, rules) in Looks)
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            violations.AddRange((await CheckAsync(page, rules)).Violations.Select(violation => Sentence(violation, $"{width} {scheme}")));
        }

        Assert.True(violations.Count == 0, string.Join('\n', violations.Distinct(StringComparer.Ordinal)));
    }

    /// <summary>
    /// What axe finds in a tab. Our pages have no frames, which is what axe's other way is for: it would open a tab of its own for each look and
    /// take ten times as long.
    /// </summary>
    public static Task<AxeResult> CheckAsync(IPage page, AxeRunOptions rules)
    {
#pragma warning disable CS0618 // The way without a tab of its own is called old; it is the same rules over the same page.
        return page.Locator("html").RunAxeLegacy(rules);
#pragma warning restore CS0618
    }

    private static string Sentence(AxeResultItem violation, string look) =>
        $"{look} {violation.Id}: {violation.Help}: {violation.Nodes.Length} times: {string.Join(" | ", violation.Nodes.Take(4).Select(node => $"{node.Target} {(node.Html.Length > 160 ? node.Html[..160] : node.Html)} {node.Any.FirstOrDefault()?.Message}"))}";
}
