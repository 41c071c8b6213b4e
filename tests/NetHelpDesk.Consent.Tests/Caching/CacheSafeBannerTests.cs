using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

public sealed class CacheSafeBannerTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_with_a_cache_safe_banner_is_the_same_for_everybody(Server server)
    {
        await using var host = await StartAsync(server, BannerMode.CacheSafe);
        using var undecided = await host.GetAsync("/page?email=ann@example.com");
        var page = await undecided.TextAsync();

        foreach (var (cookie, signal) in new[] { (Visitor.GrantedAll, "0"), (Visitor.RefusedAll, "0"), (null, "1") })
        {
            using var response = await host.GetAsync("/page", cookie, ("Sec-GPC", signal));

            (await response.TextAsync()).Should().Be(page);
            response.Header("Cache-Control").Should().Be("public, max-age=60");
            response.Header("Vary").Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cache_safe_banner_brings_the_script_and_a_link_for_those_without(Server server)
    {
        await using var host = await StartAsync(server, BannerMode.CacheSafe);

        using var response = await host.GetAsync("/page");

        (await response.TextAsync()).Should()
            .Contain("<script type=\"module\" src=\"/privacy-choices/consent.js?v=")
            .And.MatchRegex("<noscript>.*<a href=\"/privacy-choices\\?returnUrl=%2Fpage\">.*</noscript>")
            .And.NotContain("data-consent-banner");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_banner_for_one_visitor_is_private(Server server)
    {
        await using var host = await StartAsync(server, BannerMode.PerVisitor);

        using var undecided = await host.GetAsync("/page");
        using var decided = await host.GetAsync("/page", Visitor.RefusedAll);

        (await undecided.TextAsync()).Should().Contain("data-consent-banner");
        (await decided.TextAsync()).Should().NotContain("data-consent-banner");
        undecided.Header("Cache-Control").Should().Be("private, max-age=60");
        decided.Header("Cache-Control").Should().Be("private, max-age=60");
    }

    private static Task<ConsentHost> StartAsync(Server server, BannerMode mode) => ConsentHost.StartAsync(
        server,
        context =>
        {
            context.Response.Headers.CacheControl = "public, max-age=60";
            return BannerPage.WriteAsync(context);
        },
        options => options.BannerMode = mode);
}
