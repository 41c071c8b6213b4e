namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What third parties' scripts are told, by the script that stands before all others.</summary>
public sealed class SignalTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    /// <summary>A page with a tag of its own, which finds what was pushed before it.</summary>
    private const string Page =
        """<script>(window.dataLayer ??= []).push({ own: true }); (window.uetq ??= []).push('own');</script></head><body>""";

    private const string Layer =
        """() => window.dataLayer.map(entry => JSON.stringify('length' in entry ? [...entry] : entry))""";

    [Theory]
    [InlineData("first visit", "denied", "denied", "denied")]
    [InlineData("refused", "denied", "denied", "denied")]
    [InlineData("tracking only", "denied", "granted", "denied")]
    [InlineData("all", "granted", "granted", "granted")]
    [InlineData("privacy signal", "denied", "denied", "denied")]
    [InlineData("tracking, then privacy signal", "denied", "granted", "denied")]
    public async Task The_default_of_Consent_Mode_comes_first_with_what_the_visitor_granted(
        string state, string advertising, string tracking, string session)
    {
        await using var site = await ScriptSite.StartAsync(Page, options => options.Signals.GoogleConsentMode = true);
        var page = await Visitor.OpenAsync(site.Address);
        await BringToAsync(state, page);

        await page.GoToAsync(site.Address);

        (await page.EvaluateAsync<string[]>(Layer)).Should().Equal(
            $$"""["consent","default",{{Values(advertising, tracking, session)}}]""",
            """{"own":true}""");
    }

    [Fact]
    public async Task A_change_in_the_page_is_told_as_an_update()
    {
        await using var site = await ScriptSite.StartAsync(Page, options => options.Signals.GoogleConsentMode = true);
        var page = await Visitor.OpenAsync(site.Address);

        await page.ChooseFromScriptAsync("save", "tracking");
        await page.ChooseFromScriptAsync("reject");

        (await page.EvaluateAsync<string[]>(Layer)).Should().Equal(
            $$"""["consent","default",{{Values("denied", "denied", "denied")}}]""",
            """{"own":true}""",
            $$"""["consent","update",{{Values("denied", "granted", "denied")}}]""",
            $$"""["consent","update",{{Values("denied", "denied", "denied")}}]""");
    }

    [Fact]
    public async Task A_page_for_everybody_asks_Google_to_wait_and_then_says()
    {
        await using var site = await ScriptSite.StartAsync(Page, options =>
        {
            options.BannerMode = BannerMode.CacheSafe;
            options.Signals.GoogleConsentMode = true;
            options.Signals.GoogleWaitForUpdate = 700;
        });
        var page = await Visitor.OpenAsync(site.Address);
        await page.ChooseFromScriptAsync("accept");

        await page.GoToAsync(site.Address);

        await page.UntilAsync("() => window.dataLayer.length === 3");
        (await page.EvaluateAsync<string[]>(Layer)).Should().Equal(
            $$"""["consent","default",{{Values("denied", "denied", "denied")[..^1]}},"wait_for_update":700}]""",
            """{"own":true}""",
            $$"""["consent","update",{{Values("granted", "granted", "granted")}}]""");
    }

    [Fact]
    public async Task Regions_limit_the_default_of_those_who_said_nothing_and_of_nobody_else()
    {
        await using var site = await ScriptSite.StartAsync(Page, options =>
        {
            options.Signals.GoogleConsentMode = true;
            options.Signals.GoogleRegions = "DE US-CA";
            options.Signals.GoogleAdsDataRedaction = true;
            options.Signals.GoogleUrlPassthrough = true;
        });
        var page = await Visitor.OpenAsync(site.Address);
        var undecided = await page.EvaluateAsync<string[]>(Layer);
        await page.ChooseFromScriptAsync("reject");
        await page.GoToAsync(site.Address);

        undecided.Should().Equal(
            $$"""["consent","default",{{Values("denied", "denied", "denied")[..^1]}},"region":["DE","US-CA"]}]""",
            """["set","ads_data_redaction",true]""",
            """["set","url_passthrough",true]""",
            """{"own":true}""");
        (await page.EvaluateAsync<string[]>(Layer))[0].Should().Be($$"""["consent","default",{{Values("denied", "denied", "denied")}}]""");
    }

    [Fact]
    public async Task A_signal_follows_the_category_that_the_site_names()
    {
        await using var site = await ScriptSite.StartAsync(Page, options =>
        {
            options.Categories["Statistics"] = new() { Description = "Counts visits" };
            options.Signals.GoogleConsentMode = true;
            options.Signals.Categories["analytics_storage"] = "Statistics Tracking";
        });
        var page = await Visitor.OpenAsync(site.Address);
        await page.ChooseFromScriptAsync("save", "tracking");
        await page.ChooseFromScriptAsync("save", "statistics", "tracking");

        var layer = await page.EvaluateAsync<string[]>(Layer);

        layer[^2].Should().Contain("\"analytics_storage\":\"denied\"");
        layer[^1].Should().Contain("\"analytics_storage\":\"granted\"");
    }

    [Fact]
    public async Task Microsoft_and_Matomo_and_tag_managers_are_told_before_anything_else()
    {
        await using var site = await ScriptSite.StartAsync(Page, options =>
        {
            options.Signals.MicrosoftUet = true;
            options.Signals.MicrosoftClarity = true;
            options.Signals.Matomo = MatomoConsent.Cookies;
            options.Signals.DataLayerEvent = "consent_known";
        });
        var page = await Visitor.OpenAsync(site.Address);
        await page.ChooseFromScriptAsync("save", "tracking");

        const string calls = "list => JSON.stringify(list.map(entry => entry.length && typeof entry !== 'string' ? [...entry] : entry))";
        (await page.EvaluateAsync<string>($"() => ({calls})(window.uetq)")).Should().Be(
            """["consent","default",{"ad_storage":"denied"},"own","consent","update",{"ad_storage":"denied"}]""");
        (await page.EvaluateAsync<string>($"() => ({calls})(window.clarity.q)")).Should().Be(
            """[["consentv2",{"ad_Storage":"denied","analytics_Storage":"denied"}],["consentv2",{"ad_Storage":"denied","analytics_Storage":"granted"}]]""");
        (await page.EvaluateAsync<string>($"() => ({calls})(window._paq)")).Should().Be(
            """[["requireCookieConsent"],["setCookieConsentGiven"]]""");
        (await page.EvaluateAsync<string[]>(Layer)).Should().Equal(
            """{"event":"consent_known","consent":{"essential":true,"session":false,"tracking":false,"advertising":false}}""",
            """{"own":true}""",
            """{"event":"consent_known","consent":{"essential":true,"session":false,"tracking":true,"advertising":false}}""");
        await page.ChooseFromScriptAsync("reject");
        (await page.EvaluateAsync<string>($"() => ({calls})(window._paq)")).Should().EndWith("""["forgetCookieConsentGiven"]]""");
    }

    [Fact]
    public async Task Matomo_can_wait_with_every_request()
    {
        await using var site = await ScriptSite.StartAsync(Page, options => options.Signals.Matomo = MatomoConsent.Requests);
        var page = await Visitor.OpenAsync(site.Address);
        await page.ChooseFromScriptAsync("accept");

        await page.GoToAsync(site.Address);

        (await page.EvaluateAsync<string>("() => JSON.stringify(window._paq)")).Should().Be("""[["requireConsent"],["setConsentGiven"]]""");
    }

    [Fact]
    public async Task Metas_pixel_hears_of_consent_before_its_init()
    {
        // As its own snippet does it: nothing where fbq exists, else a function with a queue.
        const string snippet =
            """
            <script>
            (w => {
              if (w.fbq) return;
              const n = w.fbq = function () { n.callMethod ? n.callMethod.apply(n, arguments) : n.queue.push(arguments); };
              n.push = n; n.loaded = true; n.version = '2.0'; n.queue = [];
            })(window);
            fbq('init', '1');
            </script></head><body>
            """;
        await using var site = await ScriptSite.StartAsync(snippet, options => options.Signals.MetaPixel = true);
        var page = await Visitor.OpenAsync(site.Address);
        await page.ChooseFromScriptAsync("accept");
        var first = await page.EvaluateAsync<string>("() => JSON.stringify(window.fbq.queue.map(call => [...call]))");
        await page.GoToAsync(site.Address);

        first.Should().Be("""[["consent","revoke"],["init","1"],["consent","grant"]]""");
        (await page.EvaluateAsync<string>("() => JSON.stringify(window.fbq.queue.map(call => [...call]))"))
            .Should().Be("""[["consent","grant"],["init","1"]]""");
    }

    private async Task BringToAsync(string state, HelpDeskPage page)
    {
        switch (state)
        {
            case "refused":
                await page.ChooseFromScriptAsync("reject");
                break;
            case "tracking only":
                await page.ChooseFromScriptAsync("save", "tracking");
                break;
            case "all":
                await page.ChooseFromScriptAsync("accept");
                break;
            case "privacy signal":
                await Visitor.AskForPrivacyAsync();
                break;
            case "tracking, then privacy signal":
                await page.ChooseFromScriptAsync("save", "tracking", "advertising");
                await Visitor.AskForPrivacyAsync();
                break;
        }
    }

    private static string Values(string advertising, string tracking, string session) =>
        $$"""{"ad_storage":"{{advertising}}","ad_user_data":"{{advertising}}","ad_personalization":"{{advertising}}","analytics_storage":"{{tracking}}","functionality_storage":"{{session}}","personalization_storage":"{{session}}","security_storage":"granted"}""";
}
