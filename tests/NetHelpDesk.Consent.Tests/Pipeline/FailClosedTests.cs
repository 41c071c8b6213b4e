using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent.Tests;

public sealed class FailClosedTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_error_when_a_cookie_is_appended_withholds_it_and_serves_the_page(Server server)
    {
        var clock = new BrokenClock { IsBroken = true };
        await using var host = await ConsentHost.StartAsync(
            server,
            context =>
            {
                context.Response.Headers.Append("Set-Cookie", "auth=1");
                context.Response.Cookies.Append("lead", "1");
                context.Response.Cookies.Append("basket", "1", new CookieOptions { IsEssential = true });
                context.Response.Headers.Append("Set-Cookie", "mystery=1");
                return context.Response.WriteAsync("page");
            },
            services: services => services.AddSingleton<TimeProvider>(clock));

        using var response = await host.GetAsync(cookie: Visitor.GrantedAll);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.TextAsync()).Should().Be("page");
        response.SetCookies().Should().Equal("auth=1", "basket=1; path=/");
        host.Logs.Should().Contain(log => log.Level == LogLevel.Error && log.Exception is InvalidTimeZoneException);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_error_when_the_response_starts_leaves_only_what_is_exempt(Server server)
    {
        var clock = new BrokenClock();
        await using var host = await ConsentHost.StartAsync(
            server,
            context =>
            {
                context.Response.Cookies.Append("capped", "1", new CookieOptions { Expires = ConsentHost.Now.AddDays(1) });
                context.Response.Cookies.Append("auth", "1");
                context.Response.Headers.Append("Set-Cookie", "lead=1");
                context.Response.Headers.CacheControl = "public, max-age=60";
                clock.IsBroken = true;
                return context.Response.WriteAsync("page");
            },
            services: services => services.AddSingleton<TimeProvider>(clock));

        using var response = await host.GetAsync(cookie: Visitor.GrantedAll);

        (await response.TextAsync()).Should().Be("page");
        response.SetCookies().Should().Equal("auth=1; path=/");
        response.Header("Cache-Control").Should().Be("private, max-age=60");
        host.Logs.Should().ContainSingle(log => log.Level == LogLevel.Error)
            .Which.Message.Should().Contain("2 not exempt beyond doubt were removed");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_observer_that_throws_changes_nothing(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            context =>
            {
                context.Response.Headers.Append("Set-Cookie", "lead=1");
                context.Response.Headers.Append("Set-Cookie", "auth=1");
                return context.Response.WriteAsync("page");
            },
            services: services => services.AddSingleton<ICookieVerdictObserver, BrokenObserver>());

        (await host.SetCookiesAsync()).Should().Equal("auth=1");
        host.Logs.Should().Contain(log => log.Id.Id == 6);
    }

    private sealed class BrokenClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidTimeZoneException() : ConsentHost.Now;
    }

    private sealed class BrokenObserver : ICookieVerdictObserver
    {
        public void OnVerdict(HttpContext context, in CookieVerdict verdict) => throw new InvalidOperationException();
    }
}
