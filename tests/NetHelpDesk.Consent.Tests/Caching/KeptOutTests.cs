using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What stays out of the output cache, or out of what it stores.</summary>
public sealed class KeptOutTests : OutputCacheTest
{
    [Fact]
    public async Task A_policy_that_forgets_what_the_page_varies_by_keeps_it_out()
    {
        await using var host = await StartAsync(
            app => app.MapGet("/", StateAndRun()).CacheOutput(policy => policy.AddPolicy<ForgetfulPolicy>()));

        await ExpectAsync(host, (null, "False 1"), (null, "False 2"), (Visitor.GrantedAll, "True 3"));
    }

    [Fact]
    public async Task A_page_without_its_unknown_cookie_is_not_shared_even_by_those_who_granted_everything()
    {
        var page = StateAndRun();
        await using var host = await StartAsync(app => app.MapGet("/", context =>
        {
            context.GetConsent().IsGranted("tracking").Should().BeTrue();
            context.Response.Cookies.Append("mystery", "1");
            return page(context);
        }).CacheOutput());

        await ExpectAsync(host, (Visitor.GrantedAll, "True 1"), (Visitor.GrantedAll, "True 2"));
    }

    [Fact]
    public async Task A_banner_whose_language_was_chosen_behind_the_cache_is_not_shared()
    {
        var runs = 0;
        await using var host = await StartAsync(app => app.MapGet("/", context => Speak(context, _ =>
        {
            context.Response.Headers[CachedSite.Run] = $"{++runs}";
            return BannerPage.WriteAsync(context);
        })).CacheOutput());

        (await RunAsync(host, "de")).Should().Be("1");
        (await RunAsync(host, "fr")).Should().Be("2");
        (await RunAsync(host, "de")).Should().Be("3");
    }

    [Fact]
    public async Task A_page_that_says_when_its_visitor_decided_is_not_shared()
    {
        await using var host = await StartAsync(
            app => app.MapGet("/", context => context.Response.WriteAsync($"{context.GetConsent().DecidedAt:dd}")).CacheOutput());
        var earlier = Visitor.GrantedAll.Replace("11-22", "11-21", StringComparison.Ordinal);

        await ExpectAsync(host, (Visitor.GrantedAll, "22"), (earlier, "21"));
    }

    [Fact]
    public async Task A_page_made_from_what_an_earlier_middleware_saw_of_the_decision_is_not_shared()
    {
        await using var host = await StartAsync(
            app => app.MapGet("/", context => context.Response.WriteAsync($"{context.Items["at"]:dd}")).CacheOutput(),
            beforeCache: (context, next) =>
            {
                context.Items["at"] = context.GetConsent().DecidedAt;
                return next(context);
            });
        var earlier = Visitor.GrantedAll.Replace("11-22", "11-21", StringComparison.Ordinal);

        await ExpectAsync(host, (Visitor.GrantedAll, "22"), (earlier, "21"));
    }

    [Fact]
    public async Task A_page_that_holds_the_line_of_a_grant_is_not_shared()
    {
        await using var host = await StartAsync(app => app.MapGet("/", context =>
            context.Response.WriteAsync(context.Features.GetRequiredFeature<ITrackingConsentFeature>().CreateConsentCookie())).CacheOutput());
        var before = await TextAsync(host, "/", null);
        host.Clock.Advance(TimeSpan.FromDays(1));

        (await TextAsync(host, "/", null)).Should().NotBe(before);
    }

    [Fact]
    public async Task A_page_in_which_the_state_changes_while_it_is_written_is_not_shared()
    {
        var isFirst = true;
        await using var host = await StartAsync(app => app.MapGet("/", async context =>
        {
            await context.Response.StartAsync();
            var consent = context.GetConsent();
            var decides = isFirst;
            isFirst = false;
            if (decides)
            {
                await consent.GrantAsync();
            }

            await context.Response.WriteAsync($"{consent.IsGranted("tracking")}");
            if (decides)
            {
                await consent.WithdrawAsync();
            }
        }).CacheOutput());

        await ExpectAsync(host, (Visitor.RefusedAll, "True"), (Visitor.RefusedAll, "False"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_response_without_a_body_that_an_earlier_middleware_made_from_consent_is_not_shared(string method)
    {
        await using var host = await StartAsync(
            app => app.MapMethods("/", [method], _ => Task.CompletedTask).CacheOutput(policy => policy.AddPolicy<ForgetfulPolicy>()),
            beforeCache: (context, next) =>
            {
                context.Response.Headers["X-Tracking"] = $"{context.GetConsent().IsGranted("tracking")}";
                return next(context);
            });

        foreach (var (cookie, granted) in new[] { (null, "False"), (Visitor.GrantedAll, "True"), (null, "False") })
        {
            using var response = await host.SendAsync(new HttpMethod(method), "/", cookie);
            response.Header("X-Tracking").Should().Be(granted);
            response.Header("Age").Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_revalidation_confirms_the_visitors_own_page_only()
    {
        await using var host = await StartAsync(app => app.MapGet("/", context =>
        {
            var granted = context.GetConsent().IsGranted("tracking");
            context.Response.Headers.ETag = $"\"{granted}\"";
            return context.Response.WriteAsync($"{granted}");
        }).CacheOutput());
        await ExpectAsync(host, (null, "False"), (Visitor.GrantedAll, "True"));

        using var own = await host.GetAsync("/", Visitor.GrantedAll, ("If-None-Match", "\"True\""));
        ((int)own.StatusCode).Should().Be(304);
        using var others = await host.GetAsync("/", null, ("If-None-Match", "\"True\""));
        (await others.TextAsync()).Should().Be("False");
    }

    [Theory]
    [InlineData("/privacy-choices")]
    [InlineData("/privacy-choices/banner")]
    [InlineData("/privacy-choices/state")]
    [InlineData("/privacy-choices/consent.js")]
    public async Task What_the_library_answers_is_never_stored(string path)
    {
        await using var host = await CachedSite.StartAsync(SiteCache.Output, cacheFirst: true);
        using var first = await host.GetAsync(path);

        using var second = await host.GetAsync(path);

        second.Header("Age").Should().BeEmpty();
    }

    [Fact]
    public async Task A_banner_in_a_page_for_many_queries_holds_the_query_of_none()
    {
        await using var host = await StartAsync(app => app.MapGet("/", BannerPage.WriteAsync).CacheOutput(policy => policy.SetVaryByQuery("page")));

        (await TextAsync(host, "/?page=2&email=ann@example.com", null)).Should().Contain("name=\"returnUrl\" value=\"/\"");
    }

    [Fact]
    public async Task A_banner_in_a_page_of_its_own_query_returns_to_it()
    {
        await using var host = await StartAsync(app => app.MapGet("/", BannerPage.WriteAsync).CacheOutput());

        (await TextAsync(host, "/?page=2", null)).Should().Contain("name=\"returnUrl\" value=\"/?page=2\"");
    }
}
