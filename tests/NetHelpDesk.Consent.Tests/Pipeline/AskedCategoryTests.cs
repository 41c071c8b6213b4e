using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Tests.Records;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Visitors are asked for that in which something is, and start-up says so.</summary>
public sealed class AskedCategoryTests : OnBothServers
{
    private const string AdvertisingPurpose = "Choose advertisements by interest";
    private const string TrackingPurpose = "See how the site is used";

    /// <summary>What puts something into the advertising category, of a site that declares a tracking cookie.</summary>
    public static TheoryData<string> Uses =>
    [
        """{ "Cookies": { "_fbp": { "Category": "advertising" } } }""",
        """{ "Cookies": { "pixel": { "Category": "Advertising", "Kind": "Pixel" } } }""",
        """{ "Cookies": { "seen": { "Category": "Advertising", "Kind": "LocalStorage" } } }""",
        """{ "Categories": { "Advertising": { "ContentSecurityPolicy": { "script-src": "https://ads.example" } } } }""",
        """{ "Categories": { "Advertising": { "AlwaysAsk": true } } }""",
        """{ "Categories": { "Advertising": { "Description": "Shows printers to those who look at printers" } } }""",
        """{ "Signals": { "GoogleConsentMode": true } }""",
        """{ "Signals": { "MicrosoftUet": true } }""",
        """{ "Signals": { "MicrosoftClarity": true } }""",
        """{ "Signals": { "MetaPixel": true } }""",
        """{ "Signals": { "Matomo": "Cookies", "Categories": { "matomo": "Tracking Advertising" } } }""",
        """{ "Signals": { "DataLayerEvent": "consent" } }""",
    ];

    /// <summary>What puts nothing into it.</summary>
    public static TheoryData<string> NoUses =>
    [
        "{ }",
        """{ "Cookies": { "_fbp": { "Category": "Advertising", "Enabled": false } } }""",
        """{ "Signals": { "Matomo": "Cookies" } }""",
        """{ "Signals": { "MetaPixel": true, "Categories": { "meta_pixel": "Tracking" } } }""",
        """{ "Categories": { "Advertising": { "Mode": "OptOut" } } }""",
        """{ "Categories": { "Advertising": { "MaxLifetime": "13 months" } } }""",
    ];

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task A_category_is_asked_for_where_something_is_in_it(string settings)
    {
        await using var host = await StartAsync(Server.InMemory, settings);

        (await TextAsync(host, "/")).Should().Contain(AdvertisingPurpose).And.Contain("data-consent-banner");
        (await TextAsync(host, "/privacy-choices")).Should().Contain("value=\"advertising\"");
        host.Logs.Where(log => log.Id.Id == 33).Should().NotContain(log => log.Message.Contains("Advertising"));
        (await ChooseAsync(host, "accept")).Should().Contain("advertising=yes");
    }

    [Theory]
    [MemberData(nameof(NoUses))]
    public async Task It_is_not_where_nothing_is(string settings)
    {
        await using var host = await StartAsync(Server.InMemory, settings);

        (await TextAsync(host, "/")).Should().Contain(TrackingPurpose).And.NotContain(AdvertisingPurpose);
        (await TextAsync(host, "/privacy-choices")).Should().Contain("value=\"tracking\"").And.NotContain("value=\"advertising\"");
        (await TextAsync(host, "/declaration")).Should().Contain(TrackingPurpose).And.NotContain(AdvertisingPurpose);
        host.Logs.Should().ContainSingle(log => log.Id.Id == 33).Which.Message.Should().Contain("Session, Advertising");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_not_asked_for_is_neither_refused_nor_granted_with_the_rest(Server server)
    {
        await using var host = await StartAsync(server, """{ "Categories": { "Advertising": { "Mode": "OptOut" } } }""");

        (await ChooseAsync(host, "accept")).Should().Contain("&tracking=yes").And.NotContain("advertising").And.NotContain("session");
        (await ChooseAsync(host, "reject")).Should().Contain("&tracking=no").And.NotContain("advertising").And.NotContain("session");
        (await ChooseAsync(host, "save", "tracking")).Should().Contain("&tracking=yes").And.NotContain("advertising");
        var state = await StateAsync(host, Visitor.Decided("tracking=no"));
        state.GetProperty("decided").GetBoolean().Should().BeTrue();
        state.GetProperty("categories").GetProperty("advertising").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Those_who_decided_before_are_asked_for_a_category_once_something_is_in_it()
    {
        var decided = Visitor.Decided("tracking=no");
        await using var before = await StartAsync(Server.InMemory, "{ }");
        await using var after = await StartAsync(Server.InMemory, """{ "Cookies": { "_fbp": { "Category": "Advertising" } } }""");

        (await TextAsync(before, "/", decided)).Should().NotContain("data-consent-banner");
        (await TextAsync(after, "/", decided)).Should().Contain("data-consent-banner");
    }

    [Fact]
    public async Task As_long_as_nothing_is_declared_all_are_asked_for_and_start_up_says_so()
    {
        await using var host = await StartAsync(Server.InMemory, """{ "Cookies": { "lead": { "Enabled": false } } }""");

        (await TextAsync(host, "/")).Should().Contain(TrackingPurpose).And.Contain(AdvertisingPurpose);
        host.Logs.Should().ContainSingle(log => log.Id.Id == 37).Which.Message.Should().Contain("Session, Tracking, Advertising");
        host.Logs.Should().NotContain(log => log.Id.Id == 33);
    }

    [Fact]
    public async Task A_site_with_essential_cookies_alone_asks_for_nothing()
    {
        await using var host = await StartAsync(
            Server.InMemory, """{ "Cookies": { "lead": { "Enabled": false }, "login": { "Category": "Essential", "Purpose": "Keeps you signed in" } } }""");

        (await TextAsync(host, "/")).Should().NotContain("data-consent-banner");
        (await TextAsync(host, "/privacy-choices")).Should().Contain("login").And.NotContain("value=\"accept\"");
        (await StateAsync(host)).GetProperty("decided").GetBoolean().Should().BeTrue();
        (await TextAsync(host, "/asks")).Should().Be("advertising: False, can track: False");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_embed_still_asks_for_it_where_it_stands_and_it_can_be_taken_back(Server server)
    {
        await using var host = await StartAsync(server, "{ }");
        (await TextAsync(host, "/embed")).Should().Contain("data-consent-allow=\"advertising\"");

        var granted = await ChooseAsync(host, "grant", "advertising");

        granted.Should().Contain("&advertising=yes").And.NotContain("tracking");
        var cookie = granted.Split(';')[0];
        (await TextAsync(host, "/embed", cookie)).Should().Contain("<iframe src=\"https://video.example/\"");
        (await TextAsync(host, "/privacy-choices", cookie)).Should().Contain("name=\"category\" value=\"advertising\" aria-describedby=\"nhd-page-advertising\" checked");
        (await ChooseAsync(host, "reject", cookie: cookie)).Should().Contain("&tracking=no&advertising=no");
    }

    [Theory]
    [InlineData("/embed", "The page /embed waits for the category Advertising")]
    [InlineData("/asks", "Code waits for the category Advertising")]
    [InlineData("/code", "Cookie 'promo' is withheld (category Advertising, reason Undecided). Visitors are not asked for this category")]
    [InlineData("/known", "Cookie '_fbp' is withheld (category Advertising, reason Undecided). Visitors are not asked for this category")]
    public async Task What_waits_for_it_is_told_at_warning_and_once(string path, string message)
    {
        await using var host = await StartAsync(Server.InMemory, "{ }");

        await TextAsync(host, path);
        await TextAsync(host, path);

        host.Logs.Where(log => log.Level == LogLevel.Warning && log.Message.Contains("Advertising"))
            .Should().ContainSingle().Which.Message.Should().StartWith(message);
    }

    [Fact]
    public async Task A_record_holds_what_was_asked_alone()
    {
        await using var site = await RecordingSite.StartAsync(options: options =>
        {
            options.Cookies.Clear();
            options.Cookies["lead"] = new() { Category = CookieCategory.Tracking };
        });

        await site.AcceptAsync();

        site.Store.Records.Should().ContainSingle().Which.Categories.Select(outcome => outcome.Category).Should().Equal("tracking");
    }

    internal static async Task<JsonElement> StateAsync(ConsentHost host, string? cookie = null) =>
        JsonDocument.Parse(await TextAsync(host, "/privacy-choices/state", cookie)).RootElement;

    internal static async Task<string> TextAsync(ConsentHost host, string path, string? cookie = null)
    {
        using var response = await host.GetAsync(path, cookie);
        return await response.TextAsync();
    }

    /// <summary>The consent cookie that a choice makes.</summary>
    internal static async Task<string> ChooseAsync(ConsentHost host, string choice, string? category = null, string? cookie = null)
    {
        string[]? categories = category is null ? null : [category];
        using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", cookie, JsonContent.Create(new { choice, categories }));
        return response.SetCookies().Single(line => line.StartsWith(".NetHelpDesk.Consent=", StringComparison.Ordinal));
    }

    internal static Task<ConsentHost> StartAsync(Server server, string settings) => ConsentHost.StartAsync(
        server,
        (WebApplication app) =>
        {
            app.Map("/declaration", branch => branch.Run(BannerPage.WriteDeclarationAsync));
            app.Map("/embed", branch => branch.Run(async context => await context.Response.WriteAsync(
                await TagPage.ElementAsync(context, "advertising", "iframe", "", new TagHelperAttribute("src", "https://video.example/")))));
            app.Map("/asks", branch => branch.Run(context => context.Response.WriteAsync(
                $"advertising: {context.GetConsent().IsGranted(CookieCategory.Advertising)}, can track: {context.Features.Get<ITrackingConsentFeature>()!.CanTrack}")));
            app.Map("/code", branch => branch.Run(context =>
            {
                context.Response.Cookies.Append("promo", "1", new CookieOptions().InCategory(CookieCategory.Advertising));
                return Task.CompletedTask;
            }));
            app.Map("/known", branch => branch.Run(context =>
            {
                context.Response.Headers.SetCookie = "_fbp=1";
                return Task.CompletedTask;
            }));
            app.Run(BannerPage.WriteAsync);
        },
        options =>
        {
            options.Cookies.Clear();
            Copy(ConfiguredConsent.Read("""{ "Cookies": { "lead": { "Category": "Tracking" } } }""", settings), options);
        });

    private static void Copy(ConsentOptions from, ConsentOptions to)
    {
        foreach (var (name, cookie) in from.Cookies)
        {
            to.Cookies[name] = cookie;
        }

        foreach (var (name, category) in from.Categories)
        {
            to.Categories[name] = category;
        }

        var (read, written) = (from.Signals, to.Signals);
        written.GoogleConsentMode = read.GoogleConsentMode;
        written.MicrosoftUet = read.MicrosoftUet;
        written.MicrosoftClarity = read.MicrosoftClarity;
        written.MetaPixel = read.MetaPixel;
        written.Matomo = read.Matomo;
        written.DataLayerEvent = read.DataLayerEvent;
        foreach (var (signal, names) in read.Categories)
        {
            written.Categories[signal] = names;
        }
    }
}
