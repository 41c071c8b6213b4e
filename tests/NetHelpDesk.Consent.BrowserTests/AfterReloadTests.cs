using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A withdrawal loads the page again where something runs that cannot be stopped; the visitor goes on where they were.</summary>
public sealed class AfterReloadTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    [Fact]
    public async Task What_was_saved_is_told_and_the_focus_is_where_it_was()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.AcceptAsync();
        await page.SettleAsync();
        await page.EvaluateAsync<bool>("() => window.isBefore = true");

        var dialog = await page.ReopenAsync();
        await dialog.RejectAsync();
        await page.UntilAsync("() => !window.isBefore");

        await Expect(page.Find(".nhd-status")).ToHaveTextAsync("Your choice is saved.");
        await Expect(page.Find("footer [data-consent-open]")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_later_reload_tells_nothing()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.AcceptAsync();
        await page.SettleAsync();
        await page.EvaluateAsync<bool>("() => window.isBefore = true");
        await (await page.ReopenAsync()).RejectAsync();
        await page.UntilAsync("() => !window.isBefore");
        await Expect(page.Find(".nhd-status")).ToHaveTextAsync("Your choice is saved.");

        await page.ReloadAsync();
        await page.SettleAsync();

        await Expect(page.Find(".nhd-status")).ToHaveTextAsync("");
    }
}
