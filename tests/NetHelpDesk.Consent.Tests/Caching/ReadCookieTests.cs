using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A page that reads a cookie which needs consent is this visitor's, whether consent let the cookie through or hid it.</summary>
public sealed class ReadCookieTests
{
    private const string Public = "public, max-age=60";

    private static readonly Dictionary<string, Func<HttpContext, object?>> Ways = new()
    {
        ["indexer"] = context => context.Request.Cookies["lead"],
        ["another case"] = context => context.Request.Cookies["LEAD"],
        ["TryGetValue"] = context => context.Request.Cookies.TryGetValue("lead", out _),
        ["ContainsKey"] = context => context.Request.Cookies.ContainsKey("lead"),
        ["Keys"] = context => string.Join(' ', context.Request.Cookies.Keys),
        ["Count"] = context => context.Request.Cookies.Count,
        ["enumeration"] = context => string.Join(' ', context.Request.Cookies.Select(cookie => cookie.Value)),
        ["untyped enumeration"] = context => ((System.Collections.IEnumerable)context.Request.Cookies).Cast<object>().Count(),
        ["feature"] = context => context.Features.GetRequiredFeature<IRequestCookiesFeature>().Cookies["lead"],
    };

    public static TheoryData<Server, string> Every { get; } =
    [
        .. from server in new[] { Server.InMemory, Server.Kestrel, Server.Http2 }
           from way in Ways.Keys
           select new TheoryDataRow<Server, string>(server, way),
    ];

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Whatever_way_it_is_read_the_response_is_for_one_visitor(Server server, string way)
    {
        await using var host = await StartAsync(server, Ways[way]);

        foreach (var visitor in new[] { Visitor.GrantedAll, Visitor.RefusedAll, "x=y" })
        {
            using var response = await host.GetAsync(cookie: $"{visitor}; lead=7; auth=1");

            response.Header("Cache-Control").Should().Be("private, max-age=60");
            response.Header("Vary").Should().Contain("Cookie");
        }
    }

    [Theory]
    [InlineData(Server.InMemory)]
    [InlineData(Server.Kestrel)]
    public async Task What_was_not_read_or_not_sent_or_needs_no_consent_marks_nothing(Server server)
    {
        await using var host = await StartAsync(server, context => context.Request.Query["read"] is [{ } name]
            ? context.Request.Cookies[name]
            : context.Request.Headers.Accept.ToString());

        foreach (var visitor in new[] { Visitor.GrantedAll, Visitor.RefusedAll, "x=y" })
        {
            foreach (var (path, cookies) in new[]
            {
                ("/", "lead=7; auth=1"), ("/?read=auth", "lead=7; auth=1"), ("/?read=mystery", "lead=7; mystery=1"),
                ("/?read=lead", "auth=1"), ("/?read=ad", "lead=7"), ("/?read=leader", "lead=7; leader=2"),
            })
            {
                using var response = await host.GetAsync(path, $"{visitor}; {cookies}");

                response.Header("Cache-Control").Should().Be(Public, "{0} with {1}", path, cookies);
                response.Header("Vary").Should().BeEmpty();
            }
        }
    }

    [Fact]
    public async Task The_consent_cookie_itself_is_read_as_consent_is()
    {
        await using var host = await StartAsync(Server.Kestrel, context => context.Request.Cookies[".NetHelpDesk.Consent"]);

        using var response = await host.GetAsync(cookie: Visitor.RefusedAll);

        (await response.TextAsync()).Should().StartWith("v=1&");
        response.Header("Cache-Control").Should().Be("private, max-age=60");
    }

    [Theory]
    [InlineData(EnforcementMode.Enforce, false)]
    [InlineData(EnforcementMode.ReportOnly, true)]
    [InlineData(EnforcementMode.Off, true)]
    public async Task Where_nothing_is_hidden_nothing_depends_on_consent(EnforcementMode enforcement, bool hides)
    {
        await using var host = await StartAsync(Server.Kestrel, Ways["indexer"], options =>
        {
            options.Enforcement = enforcement;
            options.HideRequestCookies = hides;
        });

        using var response = await host.GetAsync(cookie: $"{Visitor.GrantedAll}; lead=7");

        response.Header("Cache-Control").Should().Be(Public);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_output_cache_gives_no_visitor_a_page_made_of_anothers_cookie(bool cacheFirst)
    {
        await using var host = await StartCachedAsync(cacheFirst);

        foreach (var value in new[] { "ann", "bob", "ann" })
        {
            using var response = await host.GetAsync("/?read=lead", $"{Visitor.GrantedAll}; lead={value}");
            (await response.TextAsync()).Should().Contain($"lead {value}");
        }

        using var refused = await host.GetAsync("/?read=lead", $"{Visitor.RefusedAll}; lead=bob");
        (await refused.TextAsync()).Should().EndWith("lead ");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_reads_none_is_shared_by_visitors_with_such_cookies(bool cacheFirst)
    {
        await using var host = await StartCachedAsync(cacheFirst);

        foreach (var path in new[] { "/", "/?read=auth" })
        {
            using var first = await host.GetAsync(path, $"{Visitor.GrantedAll}; lead=ann");
            using var second = await host.GetAsync(path, $"{Visitor.GrantedAll}; lead=bob");

            (await second.TextAsync()).Should().Be(await first.TextAsync());
        }
    }

    [Theory]
    [InlineData(Server.InMemory)]
    [InlineData(Server.Kestrel)]
    public async Task Cookies_that_were_read_in_front_or_replaced_are_watched_too(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.Use((context, next) =>
                {
                    if (context.Request.Query.ContainsKey("replace"))
                    {
                        context.Request.Cookies = context.Request.Cookies;
                    }

                    return next(context);
                });
                app.Run(Answer(Ways["indexer"]));
            },
            before: app => app.Use((context, next) =>
            {
                _ = context.Request.Cookies.Count;
                return next(context);
            }));

        foreach (var path in new[] { "/", "/?replace" })
        {
            foreach (var visitor in new[] { Visitor.GrantedAll, Visitor.RefusedAll })
            {
                using var response = await host.GetAsync(path, $"{visitor}; lead=7");

                (await response.TextAsync()).Should().Be(visitor == Visitor.GrantedAll ? "7" : "");
                response.Header("Cache-Control").Should().Be("private, max-age=60");
            }
        }
    }

    [Theory]
    [InlineData("public, max-age=60", true)]
    [InlineData("max-age=60", true)]
    [InlineData("private, max-age=60", false)]
    [InlineData("no-store", false)]
    [InlineData("", false)]
    public async Task What_turns_out_too_late_is_told_once_where_caches_may_keep_it(string says, bool isTold)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, async context =>
        {
            context.Response.Headers.CacheControl = says;
            await context.Response.StartAsync();
            await context.Response.WriteAsync(
                context.Request.Path == "/consent" ? $"{context.GetConsent().IsGranted("tracking")}" : $"{context.Request.Cookies["lead"]}");
        });

        foreach (var path in new[] { "/cookie", "/consent", "/cookie" })
        {
            using var response = await host.GetAsync(path, $"{Visitor.GrantedAll}; lead=7");
            response.Header("Cache-Control").Should().Be(says);
        }

        host.Logs.Count(log => log.Id.Id == 63).Should().Be(isTold ? 1 : 0);
    }

    private static Task<ConsentHost> StartAsync(Server server, Func<HttpContext, object?> read, Action<ConsentOptions>? options = null) =>
        ConsentHost.StartAsync(server, Answer(read), options);

    private static RequestDelegate Answer(Func<HttpContext, object?> read) => context =>
    {
        context.Response.Headers.CacheControl = Public;
        return context.Response.WriteAsync($"{read(context)}");
    };

    private static Task<ConsentHost> StartCachedAsync(bool cacheFirst)
    {
        var runs = 0;
        return ConsentHost.StartAsync(
            Server.Kestrel,
            app =>
            {
                if (!cacheFirst)
                {
                    app.UseOutputCache();
                }

                app.Run(Answer(context => context.Request.Query["read"] is [{ } name]
                    ? $"{++runs}: {name} {context.Request.Cookies[name]}"
                    : $"{++runs}"));
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
}
