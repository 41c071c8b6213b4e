using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Neither the banner's coming nor its going moves what the visitor reads: Cumulative Layout Shift is 0.</summary>
public abstract class LayoutShiftTests(BrowserFixture browser, StrictSiteFixture site)
    : BrowserTest(browser, site), IClassFixture<StrictSiteFixture>
{
    // What moves within half a second of a click does not count towards the score, but is counted here.
    private const string Shifts =
        """
        () => new Promise(resolve => {
          const moved = [];
          const seen = list => moved.push(...list.getEntries().flatMap(shift =>
            shift.sources.map(source => `${shift.value} by ${source.node?.nodeName} ${source.node?.className}`)));
          new PerformanceObserver(seen).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(moved), 300);
        })
        """;

    [Theory]
    [InlineData("/")]
    [InlineData(HelpDeskPage.Article)]
    [InlineData(StrictPages.Plain)]
    public async Task The_banner_comes_and_goes_without_moving_the_page(string path)
    {
        var page = await Visitor.OpenAsync(path);
        await page.Banner.IsShownAsync();
        (await ShiftsAsync(page)).Should().BeEmpty();

        await page.Banner.RejectAsync();

        (await ShiftsAsync(page)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_banner_that_arrives_in_pieces_does_not_grow_before_the_visitor_s_eyes()
    {
        var page = await Visitor.OpenAsync(StrictPages.InHalves("/"));
        await page.Banner.IsShownAsync();

        (await ShiftsAsync(page)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_moves_is_noticed()
    {
        var page = await Visitor.OpenAsync(StrictPages.Plain);
        await page.SettleAsync();
        await page.Tab.EvaluateAsync("() => { const first = document.createElement('h1'); first.textContent = 'First'; document.querySelector('main').prepend(first); }");

        (await ShiftsAsync(page)).Should().NotBeEmpty();
    }

    private static async Task<string[]> ShiftsAsync(HelpDeskPage page)
    {
        await page.SettleAsync();
        return await page.Tab.EvaluateAsync<string[]>(Shifts);
    }
}

public sealed class LayoutShiftOnPhoneTests(BrowserFixture browser, StrictSiteFixture site) : LayoutShiftTests(browser, site)
{
    protected override BrowserNewContextOptions Device => Devices.Phone;
}

public sealed class LayoutShiftOnDesktopTests(BrowserFixture browser, StrictSiteFixture site) : LayoutShiftTests(browser, site);
