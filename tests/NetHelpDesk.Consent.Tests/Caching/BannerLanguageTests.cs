using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

public sealed class BannerLanguageTests : OutputCacheTest
{
    [Fact]
    public async Task A_cached_page_speaks_each_visitor_s_language()
    {
        var runs = 0;
        await using var host = await StartAsync(app => app.MapGet("/", context =>
        {
            runs++;
            return BannerPage.WriteAsync(context);
        }).CacheOutput());

        foreach (var language in new[] { "de", "fr", "de-AT", "en", "fr", "tlh" })
        {
            var expected = language[..2] is "tl" ? "en" : language[..2];

            (await TextAsync(host, "/", cookie: null, language)).Should().Contain($"data-consent-banner data-nosnippet aria-labelledby=\"nhd-choices-title\" lang=\"{expected}\"");
        }

        runs.Should().Be(3);
    }

    [Fact]
    public async Task Other_caches_are_told_that_the_banner_differs_by_language()
    {
        await using var host = await StartAsync(app => app.MapGet("/", BannerPage.WriteAsync));

        using var response = await host.GetAsync();

        response.Header("Vary").Should().Contain("Accept-Language");
    }
}
