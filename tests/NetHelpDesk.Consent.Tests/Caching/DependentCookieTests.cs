using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Whatever the answer was: a response with a cookie that was judged by consent is this visitor's alone.</summary>
public sealed class DependentCookieTests
{
    private const string Public = "public, max-age=60";

    private static readonly Dictionary<string, (string? Cookie, bool Signal)> Visitors = new()
    {
        ["undecided"] = (null, false),
        ["refusing"] = (Visitor.RefusedAll, false),
        ["granting"] = (Visitor.GrantedAll, false),
        ["granting one"] = (Visitor.Decided("session=no", "tracking=yes", "advertising=no"), false),
        ["with the privacy signal"] = (null, true),
        ["granting, now with the privacy signal"] = (Visitor.GrantedAll, true),
    };

    private static readonly Dictionary<string, Action<HttpContext>> Ways = new()
    {
        ["appended"] = context => context.Response.Cookies.Append("lead", "1"),
        ["appended with options"] = context => context.Response.Cookies.Append("lead", "1", new CookieOptions { MaxAge = TimeSpan.FromDays(1) }),
        ["appended among exempt ones"] = context =>
        {
            context.Response.Cookies.Append("auth", "1");
            context.Response.Cookies.Append([new("lead", "1"), new("ad", "1")], new CookieOptions());
        },
        ["appended with a label"] = context => context.Response.Cookies.Append("x", "1", new CookieOptions().InCategory("tracking")),
        ["cut to its lifetime"] = context => context.Response.Cookies.Append("capped", "1", new CookieOptions { MaxAge = TimeSpan.FromDays(900) }),
        ["made a session cookie"] = context => context.Response.Headers.Append("Set-Cookie", "visit=1; max-age=600"),
        ["known to the catalogue"] = context => context.Response.Cookies.Append("_ga", "1"),
        ["raw"] = context => context.Response.Headers.Append("Set-Cookie", "lead=1"),
        ["deleted"] = context => context.Response.Cookies.Delete("lead"),
        ["raw, in a late callback"] = context => context.Response.OnStarting(() =>
        {
            context.Response.Headers.Append("Set-Cookie", "lead=1");
            return Task.CompletedTask;
        }),
        ["appended in a late callback"] = context => context.Response.OnStarting(() =>
        {
            context.Response.Cookies.Append("ad", "1");
            return Task.CompletedTask;
        }),
    };

    public static TheoryData<Server, string, string> Every
    {
        get
        {
            var rows = new TheoryData<Server, string, string>();
            foreach (var server in new[] { Server.InMemory, Server.Kestrel })
            {
                foreach (var visitor in Visitors.Keys)
                {
                    foreach (var way in Ways.Keys)
                    {
                        rows.Add(server, visitor, way);
                    }
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task A_response_with_a_cookie_that_depends_on_consent_is_private_and_varies(Server server, string visitor, string way)
    {
        await using var host = await StartAsync(server, Ways[way]);

        using var response = await AskAsync(host, visitor);

        ShouldBeForOneVisitor(response);
    }

    [Theory]
    [InlineData("public, max-age=60, s-maxage=600", "private, max-age=60")]
    [InlineData("max-age=60", "private, max-age=60")]
    [InlineData("", "private")]
    [InlineData("S-MaxAge\t=600, max-age=60", "private, max-age=60")]
    [InlineData("s-maxage = 600,,PUBLIC", "private")]
    [InlineData("private=\"Set-Cookie, X-A\", max-age=60", "private, max-age=60")]
    [InlineData("no-cache=\"Set-Cookie, public\", max-age=60", "private, no-cache=\"Set-Cookie, public\", max-age=60")]
    [InlineData("x=\"a, public, max-age=60", "private, x=\"a, max-age=60")]
    [InlineData("no-store, must-understand, max-age=60", "private, no-store, must-understand, max-age=60")]
    [InlineData("no-store, max-age=60", "no-store, max-age=60")]
    public async Task A_granted_cookie_makes_the_response_private_whatever_it_said(string written, string sent)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, context =>
        {
            context.Response.Cookies.Append("lead", "1");
            context.Response.Headers.CacheControl = written;
            context.Response.Headers["CDN-Cache-Control"] = "max-age=600";
            return context.Response.WriteAsync("page");
        });

        using var response = await host.GetAsync(cookie: Visitor.GrantedAll);

        response.SetCookies().Should().ContainSingle();
        response.Header("Cache-Control").Should().Be(sent);
        response.Header("CDN-Cache-Control").Should().BeEmpty();
    }

    [Theory]
    [InlineData("auth", false)]
    [InlineData("basket", true)]
    [InlineData(".AspNetCore.Antiforgery.x", false)]
    [InlineData("noted", false)]
    public async Task An_exempt_cookie_marks_nothing(string name, bool isEssential)
    {
        foreach (var visitor in Visitors.Keys)
        {
            foreach (var isRaw in new[] { false, !isEssential })
            {
                await using var host = await StartAsync(
                    Server.InMemory,
                    context =>
                    {
                        if (isRaw)
                        {
                            context.Response.Headers.Append("Set-Cookie", $"{name}=1");
                        }
                        else
                        {
                            context.Response.Cookies.Append(name, "1", new CookieOptions { IsEssential = isEssential });
                        }
                    },
                    options => options.Cookies["noted"] = new DeclaredCookie
                    {
                        Category = CookieCategory.Tracking,
                        Purpose = "Counts without telling anybody apart",
                        RequiresConsent = false,
                        Reason = "It holds nothing of a visitor",
                    });

                using var response = await AskAsync(host, visitor);

                response.CookieNames().Should().Equal(name);
                ShouldBeAsWritten(response);
            }
        }
    }

    [Theory]
    [InlineData(EnforcementMode.ReportOnly)]
    [InlineData(EnforcementMode.Off)]
    public async Task What_is_sent_whatever_the_visitor_decided_marks_nothing(EnforcementMode enforcement)
    {
        foreach (var visitor in Visitors.Keys)
        {
            foreach (var way in Ways)
            {
                await using var host = await StartAsync(Server.InMemory, way.Value, options => options.Enforcement = enforcement);

                using var response = await AskAsync(host, visitor);

                response.SetCookies().Should().NotBeEmpty();
                ShouldBeAsWritten(response);
            }
        }
    }

    [Theory]
    [InlineData(UnknownCookies.Allow, false)]
    [InlineData(UnknownCookies.RequireAllConsent, true)]
    [InlineData(UnknownCookies.Block, true)]
    public async Task A_cookie_that_nothing_classifies_marks_where_it_hangs_on_consent_or_is_withheld(UnknownCookies unknown, bool marks)
    {
        foreach (var visitor in Visitors.Keys)
        {
            await using var host = await StartAsync(
                Server.InMemory,
                context => context.Response.Headers.Append("Set-Cookie", "mystery=1"),
                options => options.UnknownCookies = unknown);

            using var response = await AskAsync(host, visitor);

            if (marks)
            {
                ShouldBeForOneVisitor(response);
            }
            else
            {
                ShouldBeAsWritten(response);
            }
        }
    }

    [Theory]
    [InlineData(ConsentMode.OptOut)]
    [InlineData(ConsentMode.Notice)]
    public async Task A_cookie_that_a_mode_lets_through_marks_as_one_that_was_granted(ConsentMode mode)
    {
        foreach (var visitor in Visitors.Keys)
        {
            await using var host = await StartAsync(Server.InMemory, Ways["appended"], options => options.Mode = mode);

            using var response = await AskAsync(host, visitor);

            ShouldBeForOneVisitor(response);
        }
    }

    [Theory]
    [InlineData("GET", 200)]
    [InlineData("GET", 404)]
    [InlineData("GET", 500)]
    [InlineData("HEAD", 200)]
    [InlineData("GET", 304)]
    [InlineData("GET", 302)]
    public async Task A_response_without_a_body_or_of_another_status_is_marked_too(string method, int status)
    {
        foreach (var server in new[] { Server.InMemory, Server.Kestrel })
        {
            await using var host = await ConsentHost.StartAsync(server, context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.CacheControl = Public;
                context.Response.Headers.ETag = "\"1\"";
                context.Response.Headers.Append("Set-Cookie", "lead=1");
                return Task.CompletedTask;
            });

            using var response = await host.SendAsync(new HttpMethod(method), "/", Visitor.GrantedAll);

            ((int)response.StatusCode).Should().Be(status);
            ShouldBeForOneVisitor(response);
        }
    }

    [Fact]
    public async Task A_response_that_expires_what_was_refused_is_marked()
    {
        await using var host = await StartAsync(Server.Kestrel, context => context.Response.ContentType = "text/html");

        using var response = await host.GetAsync(cookie: $"{Visitor.RefusedAll}; lead=1");

        response.CookieNames().Should().Contain("lead");
        ShouldBeForOneVisitor(response);
    }

    [Fact]
    public async Task What_an_error_keeps_back_marks_the_response()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.Kestrel,
            context =>
            {
                context.Response.Headers.CacheControl = Public;
                context.Response.Headers.Append("Set-Cookie", "lead=1");
                context.RequestServices.GetRequiredService<TimeProvider>().As<StoppedClock>().IsBroken = true;
                return context.Response.WriteAsync("page");
            },
            services: services => services.AddSingleton<TimeProvider>(new StoppedClock()));

        using var response = await host.GetAsync(cookie: Visitor.GrantedAll);

        response.SetCookies().Should().BeEmpty();
        response.Header("Cache-Control").Should().Be("private, max-age=60");
        response.Header("Vary").Should().Contain("Cookie");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_policy_of_the_output_cache_keeps_a_granted_cookie(bool hasBody)
    {
        var runs = 0;
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            app => app.UseOutputCache().Run(context =>
            {
                context.Response.Headers.Append("Set-Cookie", $"lead={++runs}");
                return hasBody ? context.Response.WriteAsync("page") : Task.CompletedTask;
            }),
            services: services => services.AddOutputCache(options => options.AddBasePolicy(policy => policy.AddPolicy<StoresCookiesPolicy>(), excludeDefaultPolicy: true)));

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal("lead=1");
        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal("lead=2");
        (await host.SetCookiesAsync(cookie: Visitor.RefusedAll)).Should().BeEmpty();
    }

    private static Task<ConsentHost> StartAsync(Server server, Action<HttpContext> write, Action<ConsentOptions>? options = null) =>
        ConsentHost.StartAsync(
            server,
            context =>
            {
                write(context);
                context.Response.Headers.CacheControl = Public;
                return context.Response.WriteAsync("page");
            },
            options);

    private static Task<HttpResponseMessage> AskAsync(ConsentHost host, string visitor)
    {
        var (cookie, signal) = Visitors[visitor];
        return signal ? host.GetAsync("/", cookie, ("Sec-GPC", "1")) : host.GetAsync("/", cookie);
    }

    private static void ShouldBeForOneVisitor(HttpResponseMessage response)
    {
        response.Header("Cache-Control").Should().Be("private, max-age=60");
        response.Header("Vary").Should().Contain("Cookie").And.Contain("Sec-GPC");
    }

    private static void ShouldBeAsWritten(HttpResponseMessage response)
    {
        response.Header("Cache-Control").Should().Be(Public);
        response.Header("Vary").Should().BeEmpty();
    }

    private sealed class StoppedClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidTimeZoneException() : ConsentHost.Now;
    }

    /// <summary>As a site writes it that wants its responses cached with their cookies.</summary>
    private sealed class StoresCookiesPolicy : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = true;
            context.CacheVaryByRules.QueryKeys = "*";
            context.ResponseExpirationTimeSpan = TimeSpan.FromMinutes(1);
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
