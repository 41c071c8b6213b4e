using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The site inside a frame of another site (<c>localhost</c> and <c>127.0.0.1</c> are two): a trap for clicks, and not a visit.</summary>
public sealed class ForeignFrameTests(BrowserFixture browser, StrictSiteFixture site)
    : BrowserTest(browser, site), IClassFixture<StrictSiteFixture>
{
    private const string Banner = "[data-consent-banner]";

    [Theory]
    [InlineData("/")]
    [InlineData(StrictPages.Plain)]
    public async Task No_banner_shows_in_a_frame_of_another_site(string path)
    {
        var frame = await OpenFrameAsync(Foreign, path);

        await Expect(frame.Locator("h1").First).ToBeVisibleAsync();
        await Expect(frame.Locator(Banner)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/")]
    [InlineData(StrictPages.Plain)]
    public async Task The_banner_shows_in_a_frame_of_its_own_site(string path)
    {
        var frame = await OpenFrameAsync(site.Address, path);

        await Expect(frame.Locator(Banner)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData(StrictPages.Plain)]
    [InlineData(PrivacyChoicesPage.Path)]
    public async Task Nothing_is_granted_in_a_frame_of_another_site(string path)
    {
        var frame = await OpenFrameAsync(Foreign, path);

        foreach (var accept in await frame.Locator("button[value=accept]").AllAsync())
        {
            await accept.ClickAsync();
            await frame.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }

        (await Visitor.StateAsync()).GetProperty("decided").GetBoolean().Should().BeFalse();
        (await Visitor.CookiesAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    [Fact]
    public async Task What_was_granted_on_the_site_is_not_granted_in_a_frame_of_another()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.AcceptAsync();

        var frame = await OpenFrameAsync(Foreign, "/");

        var decided = await frame.EvaluateAsync<bool>(
            "path => fetch(path).then(response => response.json()).then(state => state.decided)", PrivacyChoicesPage.Path + "/state");
        decided.Should().BeFalse();
        await Expect(frame.Locator(Banner)).ToHaveCountAsync(0);
    }

    private Uri Foreign => new($"http://localhost:{site.Address.Port}");

    private async Task<IFrame> OpenFrameAsync(Uri outer, string path)
    {
        var page = await Visitor.OpenAsync(new Uri(outer, StrictPages.Framing(new Uri(site.Address, path))).ToString());
        await page.SettleAsync();
        return page.Tab.Frames.Single(frame => frame.ParentFrame is not null);
    }
}
