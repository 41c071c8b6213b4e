using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Testing;

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

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Without_consent_only_a_deletion_beyond_doubt_passes_and_keeps_its_bytes(Server server)
    {
        var lines = LifetimeVector.All.ToLookup(vector => vector.IsDeletion, vector => $"lead=1; {vector.Attributes}");
        await using var host = await ConsentHost.StartAsync(server, Write([.. lines[false], .. lines[true]]));

        (await host.SetCookiesAsync()).Should().Equal(lines[true]);
        (await host.SetCookiesAsync(cookie: Visitor.RefusedAll)).Should().Equal(lines[true]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_session_cookie_loses_lifetimes_that_cannot_be_read_too(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server, Write([.. LifetimeVector.All.Select(vector => $"visit=1; {vector.Attributes}")]));

        var sent = await host.SetCookiesAsync(cookie: Visitor.GrantedAll);

        sent.Should().HaveCount(LifetimeVector.All.Count);
        sent.Zip(LifetimeVector.All).Where(pair => new SetCookieLine(pair.First).Lifetime.IsThere).Select(pair => pair.Second)
            .Should().Equal(LifetimeVector.All.Where(vector => vector.IsDeletion));
    }

    [Theory]
    [InlineData("Max-Age=+100000000", "; max-age=2592000")]
    [InlineData("Max-Age=+60", "; max-age=60")]
    [InlineData("Expires=Mon, 01 Jan 20999 00:00:00 GMT", "; max-age=2592000")]
    [InlineData("Expires=Mon, 01 Jan 2099 000:00:00 GMT", "; max-age=2592000")]
    [InlineData("Max-Age=60; Expires=Thu, 01 Jan 2099 00:00:00 GMT", "; max-age=60")]
    [InlineData("Max-Age=60; Max-Age=99999999", "; max-age=2592000")]
    [InlineData("Max-Age=99999999; Max-Age=x", "")]
    [InlineData("Max-Age=99999999; Max-Age=-5", "; max-age=0")]
    public async Task A_cap_holds_wherever_a_lifetime_stands_and_lengthens_none(string attributes, string left)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, Write($"capped=1; path=/; {attributes}; secure"));

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal($"capped=1; path=/; secure{left}");
    }

    [Theory]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", false)]
    [InlineData("soon", false)]
    [InlineData("Mon, 23 Nov 2026 09:59:59 GMT", true)]
    public async Task A_date_that_the_response_tells_itself_is_what_an_end_is_compared_with(string date, bool passes)
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context =>
        {
            context.Response.Headers.Date = date;
            context.Response.Headers.SetCookie = "lead=; expires=Thu, 01 Jan 1970 00:00:10 GMT";
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync()).Should().HaveCount(passes ? 1 : 0);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_options_that_contradict_each_other_none_deletes(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            var (past, future) = (DateTimeOffset.UnixEpoch, ConsentHost.Now.AddDays(1));
            context.Response.Cookies.Append("lead", "1", new() { Expires = past, MaxAge = TimeSpan.FromDays(1) });
            context.Response.Cookies.Append("lead", "2", new() { Expires = future, MaxAge = TimeSpan.Zero });
            context.Response.Cookies.Append("lead", "3", new() { Expires = past, Extensions = { "max-age=60" } });
            context.Response.Cookies.Append("lead", "4", new() { Expires = past, MaxAge = TimeSpan.Zero });
            context.Response.Cookies.Append("lead", "5", new() { Expires = DateTimeOffset.MinValue });
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync()).Select(line => line.Split(';')[0]).Should().Equal("lead=4", "lead=5");
    }

    private static RequestDelegate Write(params string[] lines) => context =>
    {
        context.Response.Headers.SetCookie = lines;
        return Task.CompletedTask;
    };
}
