namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What a site's own scripts can ask of the package's.</summary>
public sealed class ScriptInterfaceTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    private const string Listen =
        """
        () => {
          window.heard = [];
          document.addEventListener('consentchange', event => window.heard.push(event.detail.categories.tracking));
        }
        """;

    [Fact]
    public async Task A_script_chooses_and_is_told()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Tab.EvaluateAsync(Listen);

        var chosen = await page.Tab.EvaluateAsync<bool>(
            "async () => (await netHelpDeskConsent.choose('save', ['tracking'])).categories.tracking");

        chosen.Should().BeTrue();
        (await HeardAsync(page)).Should().Equal(true);
        await page.Banner.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().Equal("essential", "tracking");
    }

    [Fact]
    public async Task The_state_is_fetched_once_until_it_changes()
    {
        var page = await Visitor.OpenAsync("/");
        var asked = 0;
        page.Tab.Request += (_, request) => asked += request.Url.EndsWith("/state", StringComparison.Ordinal) ? 1 : 0;

        var before = await page.Tab.EvaluateAsync<bool>("async () => { await netHelpDeskConsent.state(); return (await netHelpDeskConsent.state()).decided; }");
        await page.Banner.AcceptAsync();
        var after = await page.Tab.EvaluateAsync<bool>("async () => (await netHelpDeskConsent.state()).decided");

        (before, after, asked).Should().Be((false, true, 1));
    }

    [Fact]
    public async Task A_choice_in_another_tab_is_told()
    {
        var first = await Visitor.OpenAsync("/");
        var second = await Visitor.OpenAsync(HelpDeskPage.Article);
        await second.Tab.EvaluateAsync(Listen);

        await first.Banner.AcceptAsync();

        await second.Banner.IsAwayAsync();
        (await HeardAsync(second)).Should().Equal(true);
    }

    [Fact]
    public async Task A_script_opens_the_choices()
    {
        var page = await Visitor.OpenAsync("/");

        await page.Tab.EvaluateAsync("() => netHelpDeskConsent.open()");

        await page.Dialog.IsOpenAsync();
    }

    [Fact]
    public async Task A_page_from_the_back_forward_cache_learns_of_a_choice()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.IsShownAsync();
        await page.SendFromScriptAsync("DELETE", PrivacyChoicesPage.Path);

        await page.Tab.EvaluateAsync("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");

        await page.Banner.IsAwayAsync();
    }

    [Fact]
    public async Task What_happened_is_told_to_those_who_do_not_see_it()
    {
        var page = await Visitor.OpenAsync("/");

        await page.Banner.RejectAsync();

        (await page.Tab.Locator(".nhd-status[role=status]").TextContentAsync()).Should().Be("Your choice is saved.");
    }

    private static Task<bool[]> HeardAsync(HelpDeskPage page) => page.Tab.EvaluateAsync<bool[]>("() => window.heard");
}
