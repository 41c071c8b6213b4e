using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Global Privacy Control as a browser itself sends it, where every purpose is on unless it is refused.</summary>
public sealed class PrivacySignalInFirefoxTests(PrivacySignalFirefoxFixture browser, NoticeSiteFixture site)
    : BrowserTest(browser, site), IClassFixture<PrivacySignalFirefoxFixture>, IClassFixture<NoticeSiteFixture>
{
    private static readonly string[] Refused =
        [.. HelpDeskCookies.Tracking, .. HelpDeskCookies.Advertising, .. HelpDeskCookies.ThirdParty];

    [Fact]
    public async Task The_signal_of_the_browser_is_honoured_and_visitors_read_that_it_is()
    {
        var page = await Visitor.OpenAsync("/");

        await Expect(page.Find("[data-consent-banner] [data-consent-signal]")).ToBeVisibleAsync();
        await Visitor.TourAsync();
        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.Session).And.NotContain(Refused);
    }

    [Fact]
    public async Task Closing_a_notice_turns_nothing_on_that_the_signal_refuses()
    {
        var page = await Visitor.OpenAsync("/");

        await page.Banner.CloseAsync();
        await Visitor.TourAsync();

        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.Session).And.NotContain(Refused);
    }

    [Fact]
    public async Task A_choice_made_with_the_signal_outranks_it()
    {
        var page = await Visitor.OpenAsync(PrivacyChoicesPage.Path);

        await page.PrivacyChoices.AcceptAsync();
        await Visitor.TourAsync();

        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.NonEssential);
    }
}
