using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What the output cache varies by.</summary>
public sealed class CachePolicyTests : OutputCacheTest
{
    [Fact]
    public async Task A_page_that_no_policy_caches_is_not_cached()
    {
        await using var host = await StartAsync(app => app.MapGet("/", Counter()));

        await ExpectAsync(host, (null, "1"), (null, "2"));
    }

    [Fact]
    public async Task A_page_that_its_own_policy_caches_varies_by_consent()
    {
        await using var host = await StartAsync(app => app.MapGet("/", StateAndRun()).CacheOutput());

        await ExpectOwnAndCachedAsync(host);
    }

    [Fact]
    public async Task A_page_that_an_attribute_caches_varies_by_consent()
    {
        var page = StateAndRun();
        await using var host = await StartAsync(app => app.MapGet("/", [OutputCache] (HttpContext context) => page(context)));

        await ExpectOwnAndCachedAsync(host);
    }

    [Fact]
    public async Task A_policy_may_say_too_that_it_varies_by_consent()
    {
        await using var host = await StartAsync(
            app => app.MapGet("/", StateAndRun()).CacheOutput(policy => policy.VaryByConsent().VaryByConsent()));

        await ExpectOwnAndCachedAsync(host);
    }

    [Fact]
    public async Task A_policy_of_the_sites_own_may_use_the_key()
    {
        await using var host = await StartAsync(
            app => app.MapGet("/", StateAndRun()),
            cache => cache.AddBasePolicy(policy => policy.VaryByValue(context => new("consent", context.GetConsent().VaryKey))));

        await ExpectOwnAndCachedAsync(host);
    }

    [Fact]
    public async Task A_policy_that_varies_by_consent_does_no_harm_without_the_library()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting().AddOutputCache();
        await using var app = builder.Build();
        app.UseRouting().UseOutputCache();
        app.MapGet("/", Counter()).CacheOutput(policy => policy.VaryByConsent());
        app.UseEndpoints(_ => { });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();

        (await client.GetStringAsync("/", TestContext.Current.CancellationToken)).Should().Be("1");
        (await client.GetStringAsync("/", TestContext.Current.CancellationToken)).Should().Be("1");
    }

    [Theory]
    [InlineData(EnforcementMode.ReportOnly)]
    [InlineData(EnforcementMode.Off)]
    public async Task A_page_varies_by_consent_also_where_no_cookie_is_withheld(EnforcementMode enforcement)
    {
        await using var host = await StartAsync(
            app => app.MapGet("/", StateAndRun()).CacheOutput(), options: options => options.Enforcement = enforcement);

        await ExpectOwnAndCachedAsync(host);
    }

    [Fact]
    public async Task A_page_is_cached_for_each_language()
    {
        await using var host = await StartAsync(
            app => app.MapGet("/", context => context.Response.WriteAsync(CultureInfo.CurrentUICulture.Name)).CacheOutput(),
            beforeCache: Speak);

        (await TextAsync(host, "/", null, "de")).Should().Be("de");
        (await TextAsync(host, "/", null, "fr")).Should().Be("fr");
    }
}
