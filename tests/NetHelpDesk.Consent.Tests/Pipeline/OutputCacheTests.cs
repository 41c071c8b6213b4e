using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Two visitors, one cache: neither is given what was made for the other.</summary>
public sealed class OutputCacheTests
{
    public static TheoryData<Server, bool> EveryOrder { get; } = new()
    {
        { Server.InMemory, true }, { Server.InMemory, false }, { Server.Kestrel, true }, { Server.Kestrel, false },
    };

    [Theory]
    [MemberData(nameof(EveryOrder))]
    public async Task A_withheld_raw_cookie_reaches_no_other_visitor(Server server, bool cacheFirst)
    {
        var runs = 0;
        await using var host = await StartAsync(server, cacheFirst, context =>
        {
            context.Response.Headers.Append("Set-Cookie", $"lead={++runs}");
            return context.Response.WriteAsync($"page {runs}");
        });

        (await host.SetCookiesAsync()).Should().BeEmpty();
        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal("lead=2");
        (await host.SetCookiesAsync(cookie: Visitor.RefusedAll)).Should().BeEmpty();
        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal("lead=4");
    }

    [Theory]
    [MemberData(nameof(EveryOrder))]
    public async Task A_withheld_appended_cookie_makes_no_page_cacheable(Server server, bool cacheFirst)
    {
        var runs = 0;
        await using var host = await StartAsync(server, cacheFirst, context =>
        {
            context.Response.Cookies.Append("lead", $"{++runs}");
            return context.Response.WriteAsync("page");
        });

        (await host.SetCookiesAsync()).Should().BeEmpty();
        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal("lead=2; path=/");
        (await host.SetCookiesAsync()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(EveryOrder))]
    public async Task A_page_that_reads_consent_is_not_shared(Server server, bool cacheFirst)
    {
        await using var host = await StartAsync(
            server, cacheFirst, context => context.Response.WriteAsync($"{context.GetConsent().IsGranted("tracking")}"));

        await ExpectOwnPagesAsync(host);
    }

    [Theory]
    [MemberData(nameof(EveryOrder))]
    public async Task A_page_made_from_what_an_earlier_middleware_read_is_not_shared(Server server, bool cacheFirst)
    {
        await using var host = await StartAsync(
            server,
            cacheFirst,
            context => context.Response.WriteAsync($"{context.Items["tracking"]}"),
            beforeCache: (context, next) =>
            {
                context.Items["tracking"] = context.GetConsent().IsGranted("tracking");
                return next(context);
            });

        await ExpectOwnPagesAsync(host);
    }

    [Theory]
    [MemberData(nameof(EveryOrder))]
    public async Task A_page_without_cookies_that_does_not_ask_is_cached(Server server, bool cacheFirst)
    {
        var runs = 0;
        await using var host = await StartAsync(server, cacheFirst, context => context.Response.WriteAsync($"{++runs}"));

        (await TextAsync(host, null)).Should().Be("1");
        (await TextAsync(host, null)).Should().Be("1");
        (await TextAsync(host, Visitor.GrantedAll)).Should().Be("2");
        (await TextAsync(host, Visitor.GrantedAll)).Should().Be("2");
    }

    [Fact]
    public async Task What_consent_decided_is_told_to_other_caches_also_after_the_response_was_cleared()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context =>
        {
            var granted = context.GetConsent().IsGranted("tracking");
            context.Response.Clear();
            return context.Response.WriteAsync($"{granted}");
        });

        using var response = await host.GetAsync();
        response.Header("Vary").Should().Contain("Cookie").And.Contain("Sec-GPC");
    }

    private static async Task ExpectOwnPagesAsync(ConsentHost host)
    {
        (await TextAsync(host, null)).Should().Be("False");
        (await TextAsync(host, Visitor.GrantedAll)).Should().Be("True");
        (await TextAsync(host, Visitor.RefusedAll)).Should().Be("False");
    }

    private static async Task<string> TextAsync(ConsentHost host, string? cookie)
    {
        using var response = await host.GetAsync(cookie: cookie);
        return await response.TextAsync();
    }

    private static Task<ConsentHost> StartAsync(
        Server server, bool cacheFirst, RequestDelegate page, Func<HttpContext, RequestDelegate, Task>? beforeCache = null) =>
        ConsentHost.StartAsync(
            server,
            app =>
            {
                if (beforeCache is not null)
                {
                    app.Use(beforeCache);
                }

                if (!cacheFirst)
                {
                    app.UseOutputCache();
                }

                app.Run(page);
            },
            services: services => services.AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache())),
            before: app =>
            {
                if (cacheFirst)
                {
                    app.UseOutputCache();
                }
            });
}
