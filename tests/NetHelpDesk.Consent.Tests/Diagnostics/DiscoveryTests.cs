using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Testing;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What is found out about the cookies that an application sets and receives.</summary>
public sealed class DiscoveryTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cookie_is_told_with_how_and_where_it_is_written(Server server)
    {
        await using var host = await StartAsync(server);

        await host.SetCookiesAsync("/articles/4711-anna");
        await host.SetCookiesAsync("/articles/4712-bert");
        await host.SetCookiesAsync("/raw");
        await host.SetCookiesAsync("/backend");
        await host.SetCookiesAsync("/elsewhere/4711-anna");

        var promo = Find(host, "promo");
        promo.Ways.Should().Equal(
            KeyValuePair.Create(CookieWay.Appended, 3L), KeyValuePair.Create(CookieWay.Header, 1L), KeyValuePair.Create(CookieWay.Proxied, 1L));
        promo.Endpoints.Should().BeEquivalentTo(new Dictionary<string, long>
        {
            ["GET /articles/{id}"] = 2,
            ["GET /raw"] = 1,
            ["/backend"] = 1,
            ["(no endpoint)"] = 1,
        });
        promo.Verdicts.Should().Equal(new VerdictCount(CookieAction.Withhold, VerdictReason.Unknown, true, 5));
        promo.IsUndeclared.Should().BeTrue();
        promo.Category.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_rule_that_classifies_a_cookie_is_told(Server server)
    {
        await using var host = await StartAsync(server, options => options.Cookies["own_*"] = new() { Category = CookieCategory.Session });

        await host.SetCookiesAsync("/many");

        Find(host, "own_*").Should().Match<CookieReport>(cookie =>
            cookie.ClassifiedBy == ClassificationSource.SiteRule && cookie.Category == CookieCategory.Session && cookie.IsDeclared);
        Find(host, "own_*").Examples.Should().Equal("own_1", "own_2");
        Find(host, "_ga").Should().Match<CookieReport>(cookie =>
            cookie.ClassifiedBy == ClassificationSource.Catalogue && cookie.Category == CookieCategory.Tracking && cookie.IsUndeclared);
        Find(host, "labelled").Should().Match<CookieReport>(cookie =>
            cookie.ClassifiedBy == ClassificationSource.Label && cookie.IsUndeclared);
        Find(host, ".AspNetCore.Antiforgery.*").IsDeclared.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cookie_that_browsers_send_is_counted_apart_from_one_that_is_written(Server server)
    {
        await using var host = await StartAsync(server);

        await host.SetCookiesAsync("/none", "_ga=1; lead=2; stranger=3; " + Visitor.RefusedAll);
        await host.SetCookiesAsync("/none", "stranger=4");

        Find(host, "stranger").Should().Match<CookieReport>(cookie => cookie.Received == 2 && cookie.Written == 0 && !cookie.IsUndeclared && !cookie.IsUndeclaredTracker);
        Find(host, "_ga").IsUndeclaredTracker.Should().BeTrue();
        Find(host, "lead").Verdicts.Should().Contain(verdict => verdict.Action == CookieAction.Hide && verdict.Reason == VerdictReason.Refused);
        host.Services.GetRequiredService<CookieDiscovery>().Cookies.Should().NotContain(cookie => cookie.Name.Contains("NetHelpDesk"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Names_from_requests_fill_neither_memory_nor_the_place_of_the_applications_own(Server server)
    {
        await using var host = await StartAsync(server);

        for (var request = 0; request < 20; request++)
        {
            await host.SetCookiesAsync("/none", string.Join("; ", Enumerable.Range(0, 50).Select(i => $"hostile{request}x{i}=1")));
        }

        await host.SetCookiesAsync("/raw");

        var discovery = host.Services.GetRequiredService<CookieDiscovery>();
        discovery.Cookies.Should().HaveCount(251);
        discovery.NotKept.Should().Be(750);
        Find(host, "promo").IsUndeclared.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Names_that_the_application_makes_up_are_bounded_too(Server server)
    {
        await using var host = await StartAsync(server, options => options.Enforcement = EnforcementMode.ReportOnly);

        for (var i = 0; i < 6; i++)
        {
            await host.SetCookiesAsync("/flood/" + i);
        }

        host.Services.GetRequiredService<CookieDiscovery>().Cookies.Should().HaveCount(500);
        host.Services.GetRequiredService<CookieDiscovery>().NotKept.Should().Be(100);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Nothing_is_kept_where_nobody_asked(Server server)
    {
        AppendedCookies? appended = null;
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append("promo", "1");
            appended = context.Features.Get<AppendedCookies>();
            return Task.CompletedTask;
        });

        await host.SetCookiesAsync("/", "stranger=1");

        appended.Should().BeNull();
        host.Services.GetRequiredService<CookieDiscovery>().Cookies.Should().BeEmpty();
    }

    [Fact]
    public async Task An_observer_is_told_the_rule()
    {
        var observer = new RuleObserver();
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            context =>
            {
                context.Response.Cookies.Append("_ga_1", "1");
                context.Response.Cookies.Append("lead", "1");
                context.Response.Cookies.Append("promo", "1");
                return Task.CompletedTask;
            },
            services: services => services.AddSingleton<ICookieVerdictObserver>(observer));

        await host.SetCookiesAsync();

        observer.Rules.Should().Equal("_ga_*", "lead", null);
    }

    internal static async Task<ConsentHost> StartAsync(
        Server server, Action<ConsentOptions>? options = null, string environment = "Production", Action<WebApplication>? more = null)
    {
        var host = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.UseRouting();
                app.MapGet("/articles/{id}", (HttpContext context) => context.Response.Cookies.Append("promo", "secret"));
                app.MapGet("/raw", (HttpContext context) => context.Response.Headers.SetCookie = "promo=secret");
                app.MapGet("/none", () => "");
                app.MapGet("/many", WriteMany);
                app.MapGet("/flood/{number:int}", (HttpContext context, int number) =>
                    context.Response.Headers.SetCookie = Enumerable.Range(0, 100).Select(i => $"made{number}x{i}=1").ToArray());
                app.Map("/backend", (HttpContext context) => context.Response.Headers.SetCookie = "promo=secret")
                    .WithMetadata(new RouteModel(new RouteConfig { RouteId = "r", Match = new RouteMatch() }, null, HttpTransformer.Default));
                more?.Invoke(app);
#pragma warning disable ASP0014 // The page behind all endpoints must come after them.
                app.UseEndpoints(_ => { });
#pragma warning restore ASP0014
                app.Run(context =>
                {
                    context.Response.Cookies.Append("promo", "secret");
                    return Task.CompletedTask;
                });
            },
            options,
            services => services.AddAuthorization().AddAuthentication("cookie").AddCookie("cookie"),
            environment: environment);
        host.Services.WatchCookies();
        return host;
    }

    private static void WriteMany(HttpContext context)
    {
        foreach (var name in (string[])["own_1", "own_2", "_ga", ".AspNetCore.Antiforgery.abc"])
        {
            context.Response.Cookies.Append(name, "secret");
        }

        context.Response.Cookies.Append("labelled", "secret", new CookieOptions().InCategory(CookieCategory.Advertising));
    }

    private static CookieReport Find(ConsentHost host, string name) =>
        host.Services.GetRequiredService<CookieDiscovery>().Cookies.Should().ContainSingle(cookie => cookie.Name == name).Which;

    private sealed class RuleObserver : ICookieVerdictObserver
    {
        public List<string?> Rules { get; } = [];

        public void OnVerdict(HttpContext context, in CookieVerdict verdict) => Rules.Add(verdict.Rule);
    }
}
