using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>What holds for a site of any template.</summary>
public abstract class NewSiteTests(Chromium browser, NewSite site)
{
    private protected Task<Visit> VisitAsync() => browser.VisitAsync(site.Address);

    /// <summary>A newcomer who did all that the README says is told of nothing to mend.</summary>
    private protected void ExpectNoWarning() => site.Output.Should().NotContain("warn: NetHelpDesk.Consent").And.NotContain("fail: ");

    [Fact]
    public async Task The_banner_asks_and_a_tracking_cookie_waits_for_the_answer()
    {
        await using var visit = await VisitAsync();
        await visit.GoToAsync(site.Page);
        await Expect(visit.Banner).ToBeVisibleAsync();

        await visit.GoToAsync(NewSite.TrackingPage);
        (await visit.CookiesAsync()).Should().NotContain(Readme.TrackingCookie);

        await visit.GoToAsync(site.Page);
        await visit.AcceptAsync();
        await Expect(visit.Banner).ToBeHiddenAsync();

        await visit.GoToAsync(NewSite.TrackingPage);
        (await visit.CookiesAsync()).Should().Contain(Readme.TrackingCookie);
        ExpectNoWarning();
    }

    [Theory]
    [InlineData(360, 640)]
    [InlineData(820, 1180)]
    [InlineData(1440, 900)]
    public async Task The_links_at_the_foot_of_the_page_can_be_scrolled_out_from_under_the_banner_and_pressed(int width, int height)
    {
        await using var visit = await VisitAsync();
        await visit.Page.SetViewportSizeAsync(width, height);
        await visit.GoToAsync(site.Page);
        await Expect(visit.Banner).ToBeVisibleAsync();
        await visit.KeepScreenshotAsync($"{GetType().Name}-{width}");

        var count = await visit.FootLinks.CountAsync();
        for (var i = 0; i < count; i++)
        {
            await visit.GoToAsync(site.Page);
            await Expect(visit.Banner).ToBeVisibleAsync();
            await visit.ScrollToEndAsync();
            if (i == 0)
            {
                await visit.KeepScreenshotAsync($"{GetType().Name}-{width}-end");
            }

            (await Visit.IsAtHandAsync(visit.FootLinks.Nth(i))).Should().BeTrue($"link {i} is not under the banner");
            await visit.FootLinks.Nth(i).ClickAsync();
        }
    }
}
