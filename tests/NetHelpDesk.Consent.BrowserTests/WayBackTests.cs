using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Withdrawing is as easy as consenting (GDPR Article 7(3)).</summary>
public class WayBackTests(BrowserFixture browser, FloatingButtonSiteFixture site)
    : BrowserTest(browser, site), IClassFixture<FloatingButtonSiteFixture>
{
    [Fact]
    public async Task One_click_withdraws_what_one_click_gave()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);
        await Expect(page.Button("Withdraw my consent")).ToBeHiddenAsync();
        await page.Banner.AcceptAsync();

        await page.Button("Withdraw my consent").ClickAsync();

        await Expect(page.Button("Withdraw my consent")).ToBeHiddenAsync();
        page.Path.Should().Be(HelpDeskPage.Article);
        (await Visitor.GrantedAsync()).Should().Equal("essential");
    }

    [Fact]
    public async Task A_floating_button_leads_to_the_choices_once_the_banner_is_away()
    {
        var page = await Visitor.OpenAsync("/");
        var button = page.Tab.Locator(".nhd-float");
        await Expect(button).ToBeHiddenAsync();
        await page.Banner.RejectAsync();
        await Expect(button).ToBeVisibleAsync();

        await page.ReloadAsync();
        await button.ClickAsync();

        await Expect(page.Tab.Locator("input[name=category]").First).ToBeVisibleAsync();
    }
}

public sealed class WayBackWithoutJavaScriptTests(BrowserFixture browser, FloatingButtonSiteFixture site) : WayBackTests(browser, site)
{
    protected override bool JavaScript => false;
}
