using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What caches outside of the application are told: they do not heed <c>Vary: Cookie</c>.</summary>
public sealed class SharedCacheTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_response_that_only_tells_its_age_is_made_private_without_a_warning(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.LastModified = "Mon, 23 Nov 2026 10:00:00 GMT";
            return context.Response.WriteAsync($"{context.GetConsent().IsGranted("tracking")}");
        });

        using var response = await host.GetAsync();

        response.Header("Cache-Control").Should().Be("private");
        host.Logs.Should().NotContain(log => log.Id.Id == Log.MadePrivateId);
    }

    [Theory]
    [InlineData("public", "private")]
    [InlineData("public, max-age=60", "private, max-age=60")]
    [InlineData("max-age=60, Public , must-revalidate", "private, max-age=60, must-revalidate")]
    [InlineData("s-maxage=600, max-age=60", "private, max-age=60")]
    [InlineData("max-age=60", "private, max-age=60")]
    [InlineData("private, s-maxage=600", "private")]
    [InlineData("public, no-cache", "private, no-cache")]
    [InlineData("private, max-age=60", "private, max-age=60")]
    [InlineData("no-cache, max-age=0", "private, no-cache, max-age=0")]
    [InlineData("no-cache", "private, no-cache")]
    [InlineData("No-Transform", "private, No-Transform")]
    [InlineData("must-revalidate", "private, must-revalidate")]
    [InlineData("private=\"X-Name\"", "private")]
    [InlineData("no-store", "no-store")]
    [InlineData("no-cache, No-Store", "no-cache, No-Store")]
    [InlineData("private=\"X-Name\", max-age=60", "private, max-age=60")]
    [InlineData("no-cache=\"X-Name\", max-age=60", "private, no-cache=\"X-Name\", max-age=60")]
    [InlineData("", "private")]
    public async Task A_response_that_depends_on_consent_is_private(string written, string sent)
    {
        foreach (var readFirst in new[] { true, false })
        {
            await using var host = await ConsentHost.StartAsync(Server.InMemory, context =>
            {
                var granted = readFirst && context.GetConsent().IsGranted("tracking");
                context.Response.Headers.CacheControl = written;
                granted |= context.GetConsent().IsGranted("tracking");
                return context.Response.WriteAsync($"{granted}");
            });

            using var response = await host.GetAsync();

            response.Header("Cache-Control").Should().Be(sent);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_response_that_does_not_depend_on_consent_stays_public(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.CacheControl = "public,max-age=60";
            context.Response.Headers["CDN-Cache-Control"] = "max-age=600";
            return context.Response.WriteAsync("page");
        });

        using var response = await host.GetAsync();

        response.Header("Cache-Control").Should().Be("public,max-age=60");
        response.Header("CDN-Cache-Control").Should().Be("max-age=600");
        response.Header("Vary").Should().BeEmpty();
        host.Logs.Should().NotContain(log => log.Id.Id == 23);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_whose_cookie_was_withheld_from_a_raw_header_is_private(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.CacheControl = "public, max-age=60";
            context.Response.Headers.Append("Set-Cookie", "lead=7");
            return context.Response.WriteAsync("Hello, visitor 7");
        });

        using var response = await host.GetAsync();

        response.SetCookies().Should().BeEmpty();
        response.Header("Cache-Control").Should().Be("private, max-age=60");
        response.Header("Vary").Should().Contain("Cookie");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_that_only_says_when_it_expires_is_private_too(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.Expires = "Thu, 01 Jan 2099 00:00:00 GMT";
            return context.Response.WriteAsync($"{context.GetConsent().IsDecided}");
        });

        using var response = await host.GetAsync();

        response.Header("Cache-Control").Should().Be("private");
        response.Header("Expires").Should().Be("Thu, 01 Jan 2099 00:00:00 GMT");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_response_made_of_a_cache_of_the_sites_own_is_private_too(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.CacheControl = "public, max-age=60";
            return context.Response.WriteAsync(context.GetConsent().VaryKey);
        });

        using var response = await host.GetAsync();

        response.Header("Cache-Control").Should().Be("private, max-age=60");
        response.Header("Vary").Should().Contain("Cookie").And.Contain("Sec-GPC");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Headers_for_shared_caches_alone_are_removed(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers["CDN-Cache-Control"] = "max-age=600";
            context.Response.Headers["Surrogate-Control"] = "max-age=600";
            context.Response.Headers["X-Accel-Expires"] = "600";
            context.Response.Headers["Cloudflare-CDN-Cache-Control"] = "max-age=600";
            context.Response.Headers["Vercel-CDN-Cache-Control"] = "max-age=600";
            context.Response.Headers["Netlify-CDN-Cache-Control"] = "max-age=600";
            context.Response.Headers["Edge-Control"] = "max-age=600";
            context.Response.Headers["X-LiteSpeed-Cache-Control"] = "public, max-age=600";
            return context.Response.WriteAsync($"{context.GetConsent().IsDecided}");
        });

        using var response = await host.GetAsync();

        response.Header("CDN-Cache-Control").Should().BeEmpty();
        response.Header("Surrogate-Control").Should().BeEmpty();
        response.Header("X-Accel-Expires").Should().BeEmpty();
        response.Header("Cloudflare-CDN-Cache-Control").Should().BeEmpty();
        response.Header("Vercel-CDN-Cache-Control").Should().BeEmpty();
        response.Header("Netlify-CDN-Cache-Control").Should().BeEmpty();
        response.Header("Edge-Control").Should().BeEmpty();
        response.Header("X-LiteSpeed-Cache-Control").Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_developer_is_told_once_how_to_keep_a_page_public(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, ReadThenCache);
        using var first = await host.GetAsync();

        using var second = await host.GetAsync();

        host.Logs.Should().ContainSingle(log => log.Id.Id == 23).Which.Message.Should().Contain("BannerMode");
    }

    [Theory]
    [InlineData(SiteCache.Output, true)]
    [InlineData(SiteCache.Output, false)]
    [InlineData(SiteCache.Response, true)]
    [InlineData(SiteCache.Response, false)]
    public async Task A_copy_from_a_cache_of_the_site_is_private_too(SiteCache cache, bool cacheFirst)
    {
        void Use(WebApplication app) => _ = cache == SiteCache.Output ? app.UseOutputCache() : app.UseResponseCaching();
        await using var host = await ConsentHost.StartAsync(
            Server.Kestrel,
            app =>
            {
                if (!cacheFirst)
                {
                    Use(app);
                }

                app.Run(ReadThenCache);
            },
            services: services => services
                .AddResponseCaching()
                .AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache())),
            before: app =>
            {
                if (cacheFirst)
                {
                    Use(app);
                }
            });
        using var made = await host.GetAsync();

        using var copy = await host.GetAsync();

        copy.Header("Age").Should().NotBeEmpty();
        made.Header("Cache-Control").Should().Be("private, max-age=60");
        copy.Header("Cache-Control").Should().Be("private, max-age=60");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_response_with_the_consent_cookie_is_private(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            await context.GetConsent().GrantAsync();
            context.Response.Headers.CacheControl = "public, max-age=60";
        });

        using var response = await host.GetAsync();

        response.CookieNames().Should().Equal(".NetHelpDesk.Consent");
        response.Header("Cache-Control").Should().Be("private, max-age=60");
    }

    private static Task ReadThenCache(HttpContext context)
    {
        var granted = context.GetConsent().IsGranted("tracking");
        context.Response.Headers.CacheControl = "public, max-age=60";
        return context.Response.WriteAsync($"{granted}");
    }
}
