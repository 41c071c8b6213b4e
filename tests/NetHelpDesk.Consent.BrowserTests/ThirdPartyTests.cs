using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The scripts and embeds of other companies in the help desk, at another origin than its own.</summary>
public class ThirdPartyTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    /// <summary>The help desk itself is at 127.0.0.1.</summary>
    private const string ThirdParty = "localhost";

    private const string HasCounted = "() => document.cookie.includes('_ga_') && document.cookie.includes('bc_pv_end')";

    [Fact]
    public async Task Before_consent_nothing_is_asked_of_them_and_they_hold_no_cookie()
    {
        await Visitor.TourAsync();

        Visitor.Requests.At(ThirdParty).Should().BeEmpty();
        (await Visitor.CookiesAsync()).Should().NotContain(HelpDeskCookies.ThirdParty);
    }

    [Fact]
    public async Task After_a_refusal_nothing_is_asked_of_them()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);

        await page.Banner.RejectAsync();
        await Visitor.TourAsync();

        Visitor.Requests.At(ThirdParty).Should().BeEmpty();
    }

    [Fact]
    public async Task After_accepting_all_start_in_order_without_a_reload()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);
        await page.EvaluateAsync<bool>("() => window.isTheSamePage = true");

        await page.Banner.AcceptAsync();

        await page.UntilAsync("() => document.cookie.includes('__gads')");
        await page.UntilAsync(HasCounted);
        await Expect(page.Find("iframe.video")).ToBeVisibleAsync();
        await Expect(page.Find("[data-ad=example-ads] p").Last).ToContainTextAsync("by your interests");
        (await page.EvaluateAsync<bool>("() => window.isTheSamePage === true")).Should().BeTrue();
        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.ThirdParty);
        var asked = Visitor.Requests.At(ThirdParty);
        asked.Should().OnlyHaveUniqueItems()
            .And.BeEquivalentTo("analytics.js", "ads.js", "chat.js", "video.html", "collect")
            .And.ContainInOrder("analytics.js", "collect");
        (await page.EvaluateAsync<string[]>("() => window.dataLayer.map(entry => entry[0] + ' ' + (entry[0] === 'consent' ? entry[1] : ''))"))
            .Should().Equal("consent default", "consent update", "js ", "config ");
    }

    [Fact]
    public async Task For_a_visitor_who_accepted_they_are_plain_markup()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);
        await page.Banner.AcceptAsync();

        await page.GoToAsync(HelpDeskPage.Article);

        await page.UntilAsync(HasCounted);
        await Expect(page.Find("[data-consent-category], [data-consent-placeholder]")).ToHaveCountAsync(0);
        await Expect(page.Find("script[src*='analytics.js']:not([type])")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task After_withdrawing_they_are_gone_and_stay_gone()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);
        await page.Banner.AcceptAsync();
        await page.UntilAsync(HasCounted);

        await page.GoToAsync(PrivacyChoicesPage.Path);
        await page.PrivacyChoices.RejectAsync();
        Visitor.Requests.Clear();
        await Visitor.TourAsync();
        await page.GoToAsync(HelpDeskPage.Article);

        (await Visitor.CookiesAsync()).Should().NotContain(HelpDeskCookies.ThirdParty);
        Visitor.Requests.At(ThirdParty).Should().BeEmpty();
    }

    [Fact]
    public async Task A_withdrawal_in_the_page_reloads_it_and_they_are_gone_though_they_write_as_it_goes()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);
        await page.Banner.AcceptAsync();
        await page.UntilAsync(HasCounted);
        await page.EvaluateAsync<bool>("() => window.isTheOldPage = true");

        await page.ChooseFromScriptAsync("reject");

        await page.UntilAsync("() => window.isTheOldPage === undefined && document.readyState === 'complete'");
        await Expect(page.Find("[data-consent-placeholder]")).ToBeVisibleAsync();
        (await Visitor.CookiesAsync()).Should().NotContain(HelpDeskCookies.ThirdParty);
    }

    [Fact]
    public async Task The_page_from_before_a_withdrawal_does_not_come_back()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);
        await page.Banner.AcceptAsync();
        await page.GoToAsync(HelpDeskPage.Article);
        await page.UntilAsync(HasCounted);
        await page.GoToAsync(PrivacyChoicesPage.Path);
        await page.PrivacyChoices.RejectAsync();
        Visitor.Requests.Clear();

        await page.GoBackToAsync(HelpDeskPage.Article);

        await Expect(page.Find("[data-consent-placeholder]")).ToBeVisibleAsync();
        Visitor.Requests.At(ThirdParty).Should().BeEmpty();
        (await Visitor.CookiesAsync()).Should().NotContain(HelpDeskCookies.ThirdParty);
    }

    [Fact]
    public async Task Allowing_an_embed_starts_its_category_on_the_spot_and_decides_nothing_else()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);
        await page.EvaluateAsync<bool>("() => window.isTheSamePage = true");
        await Expect(page.Find("[data-consent-placeholder]")).ToContainTextAsync("Example Video is not loaded");

        await page.AllowEmbedAsync();

        await Expect(page.Find("iframe.video")).ToBeVisibleAsync();
        await Expect(page.Find("iframe.video")).ToBeFocusedAsync();
        await page.UntilAsync(HasCounted);
        (await page.EvaluateAsync<bool>("() => window.isTheSamePage === true")).Should().BeTrue();
        await page.Banner.IsShownAsync();
        (await Visitor.CookiesAsync()).Should().NotContain(HelpDeskCookies.ThirdPartyAdvertising);
        await page.ReloadAsync();
        await page.Banner.IsShownAsync();
        await Expect(page.Find("iframe.video")).ToBeVisibleAsync();
    }
}
