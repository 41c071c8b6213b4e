using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

public sealed class LifetimeTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_session_cookie_loses_its_lifetime_and_nothing_else(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Write(
            "visit=1; Max-Age=3600; Path=/a; expires=Mon, 23 Nov 2099 10:00:00 GMT;HttpOnly",
            "visit=2; path=/"));

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal("visit=1; Path=/a;HttpOnly", "visit=2; path=/");
    }

    [Theory]
    [InlineData(SessionLifetime.Withhold, new[] { "visit=2" })]
    [InlineData(SessionLifetime.Ignore, new[] { "visit=1; max-age=3600", "visit=2" })]
    public async Task SessionLifetime_says_what_becomes_of_a_session_cookie_with_a_lifetime(SessionLifetime setting, string[] sent)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory, Write("visit=1; max-age=3600", "visit=2"), options => options.SessionLifetime = setting);

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal(sent);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task MaxLifetime_caps_a_longer_life_and_leaves_a_shorter_one(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Write(
            "capped=1; max-age=63072000; path=/",
            "capped=2; expires=Mon, 23 Nov 2099 10:00:00 GMT; secure",
            "capped=3; max-age=60",
            "capped=4"));

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal(
            "capped=1; path=/; max-age=2592000",
            "capped=2; secure; max-age=2592000",
            "capped=3; max-age=60",
            "capped=4");
    }

    private static RequestDelegate Write(params string[] lines) => context =>
    {
        context.Response.Headers.SetCookie = lines;
        return Task.CompletedTask;
    };
}
