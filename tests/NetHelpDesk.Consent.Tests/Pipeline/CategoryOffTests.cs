using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Testing;
using static NetHelpDesk.Consent.Tests.AskedCategoryTests;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A built-in category that the site takes out.</summary>
public sealed class CategoryOffTests : OnBothServers
{
    private const string Off = """{ "Categories": { "Advertising": { "Enabled": false } } }""";

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_is_gone_from_banner_page_declaration_cookie_and_state(Server server)
    {
        await using var host = await StartAsync(server, Off);
        foreach (var page in (string[])["/", "/privacy-choices", "/declaration", "/privacy-choices/state"])
        {
            (await TextAsync(host, page)).Should().NotContainEquivalentOf("advertis");
        }

        foreach (var choice in (string[])["accept", "reject"])
        {
            (await ChooseAsync(host, choice)).Should().Contain("tracking=").And.NotContain("advertising");
        }

        (await ChooseAsync(host, "save", "advertising")).Should().Contain("&tracking=no").And.NotContain("advertising");
        (await StateAsync(host, Visitor.GrantedAll)).GetProperty("categories").TryGetProperty("advertising", out _).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Nothing_in_it_is_sent_whatever_visitors_granted_before(Server server)
    {
        await using var host = await StartAsync(server, Off);

        (await host.SetCookiesAsync("/known", Visitor.GrantedAll)).Should().NotContain(line => line.StartsWith("_fbp"));
        (await host.SetCookiesAsync("/code", Visitor.GrantedAll)).Should().NotContain(line => line.StartsWith("promo"));
        (await TextAsync(host, "/asks", Visitor.GrantedAll)).Should().StartWith("advertising: False");
        (await TextAsync(host, "/embed", Visitor.GrantedAll)).Should().NotContain("<iframe").And.NotContain("data-consent-allow");
    }

    [Fact]
    public async Task Its_catalogue_cookies_are_hidden_from_the_application_too()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            context => Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, context.Request.Headers.Cookie.ToString()),
            options => TurnOff(options, CookieCategory.Advertising));

        using var response = await host.GetAsync("/", $"{Visitor.GrantedAll}; _fbp=1; lead=1");

        (await response.TextAsync()).Should().Contain("lead=1").And.NotContain("_fbp");
    }

    [Theory]
    [InlineData("/embed", LogLevel.Warning, "which is turned off")]
    [InlineData("/asks", LogLevel.Warning, "which is turned off")]
    [InlineData("/known", LogLevel.Information, "The category is turned off")]
    public async Task What_waits_for_it_is_told_once_and_is_nothing_to_declare(string path, LogLevel level, string message)
    {
        await using var host = await StartAsync(Server.InMemory, Off);
        host.Services.WatchCookies();

        await TextAsync(host, path);
        await TextAsync(host, path);

        host.Logs.Where(log => log.Level > LogLevel.Debug && log.Message.Contains("turned off")).Should().ContainSingle()
            .Which.Should().Match<Microsoft.Extensions.Logging.Testing.FakeLogRecord>(log => log.Level == level && log.Message.Contains(message) && !log.Message.Contains("\"Category\""));
        host.Services.Invoking(services => services.AssertAllCookiesDeclared()).Should().NotThrow();
    }

    [Fact]
    public async Task Signals_that_it_would_grant_stay_denied()
    {
        await using var host = await StartAsync(
            Server.InMemory, """{ "Signals": { "GoogleConsentMode": true }, "Categories": { "Advertising": { "Enabled": false } } }""");

        var script = await TextAsync(host, "/privacy-choices/early.js");

        script.Should().Contain("\"ad_storage\":[\"advertising\"]").And.Contain("\"needConsent\":[\"session\",\"tracking\"]");
    }

    [Fact]
    public async Task A_site_without_advertising_still_says_that_it_honours_the_privacy_signal()
    {
        await using var host = await StartAsync(Server.InMemory, Off);

        (await TextAsync(host, "/.well-known/gpc.json")).Should().Contain("\"gpc\":true");
        using var signalled = await host.GetAsync("/", null, ("Sec-GPC", "1"));
        (await signalled.TextAsync()).Should().NotContain("data-consent-signal");
    }

    [Theory]
    [InlineData("""{ "Categories": { "Essential": { "Enabled": false } } }""", "Categories:Essential cannot be turned off")]
    [InlineData("""{ "Categories": { "Advertising": { "Enabled": false } }, "Cookies": { "_fbp": { "Category": "advertising" } } }""", "Cookies:_fbp:Category 'advertising' is turned off (Categories:advertising:Enabled: false)")]
    [InlineData("""{ "Categories": { "Advertising": { "Enabled": false } }, "Signals": { "Categories": { "ad_storage": "Advertising" } } }""", "Signals:Categories:ad_storage 'Advertising' is turned off")]
    [InlineData("""{ "Categories": { "Advertising": { "Enabled": false, "ContentSecurityPolicy": { "img-src": "ads.example" } } } }""", "Categories:Advertising is turned off (Enabled: false), so that nobody ever gets the hosts")]
    [InlineData("""{ "Categories": { "Advertising": { "Enabled": false, "AlwaysAsk": true } } }""", "Categories:Advertising is turned off (Enabled: false), so that nobody can be asked for it")]
    [InlineData("""{ "Categories": { "Session": { "RequiresConsent": false, "Reason": "r", "AlwaysAsk": true } } }""", "Categories:Session needs no consent, so that there is nothing to ask for")]
    [InlineData("""{ "Categories": { "Advertising": { "Enabled": false } }, "Regions": { "US": { "Categories": { "Advertising": { "Mode": "OptOut" } } } } }""", "Regions:US:Categories:Advertising is turned off")]
    [InlineData("""{ "Categories": { "Advertising": { "Enabled": "no" } } }""", "Categories:Advertising:Enabled 'no' is neither true nor false")]
    [InlineData("""{ "Categories": { "Advertising": { "Enabledd": false } } }""", "Did you mean 'Enabled'?")]
    public void What_refers_to_it_is_a_mistake_at_start(string settings, string mistake) =>
        ConfiguredConsent.MistakesIn(settings).Should().Contain(mistake);

    [Theory]
    [InlineData("""{ "Categories": { "Advertising": { "Enabled": false, "Description": "for later", "MaxLifetime": "1 year" } } }""")]
    [InlineData("""{ "Categories": { "Advertising": { "Enabled": false } }, "Cookies": { "_fbp": { "Category": "Advertising", "Enabled": false } } }""")]
    [InlineData("""{ "Categories": { "Preferences": { "Enabled": false } } }""")]
    [InlineData("""{ "Categories": { "Session": { "Enabled": false }, "Tracking": { "Enabled": false }, "Advertising": { "Enabled": false } } }""")]
    public void What_has_no_effect_may_stay(string settings) =>
        ConfiguredConsent.Read(settings).Should().NotBeNull();

    [Fact]
    public async Task Where_all_are_off_the_frameworks_own_feature_grants_nothing()
    {
        await using var host = await StartAsync(
            Server.InMemory, """{ "Categories": { "Session": { "Enabled": false }, "Tracking": { "Enabled": false }, "Advertising": { "Enabled": false } }, "Cookies": { "lead": { "Enabled": false } } }""");

        (await TextAsync(host, "/asks", Visitor.GrantedAll)).Should().EndWith("can track: False");
        (await TextAsync(host, "/")).Should().NotContain("data-consent-banner");
    }

    private static void TurnOff(ConsentOptions options, string name)
    {
        options.Categories[name] = new() { Enabled = false };
        options.Cookies.Remove("ad");
    }
}
