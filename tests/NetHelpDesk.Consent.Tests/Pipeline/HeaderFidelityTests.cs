using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

public sealed class HeaderFidelityTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Allowed_headers_keep_their_bytes_and_their_order(Server server)
    {
        string[] written =
        [
            "auth=a=b=c; Path=/; HTTPONLY;  samesite=Lax",
            "auth=\"quoted, comma\";;secure",
            "auth=%20; Expires=Mon, 23 Nov 2099 10:00:00 GMT; x-vendor=1",
            "auth=",
            "auth = spaced ; path=/a",
        ];
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.SetCookie = new[] { "lead=1" }.Concat(written.SelectMany(line => new[] { line, "ad=2" })).ToArray();
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync()).Should().Equal(written);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Nameless_and_malformed_cookies_are_withheld(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.SetCookie = new[]
            {
                "nameless", "=nameless", "=lead=1", "lead", "; path=/", "=", "lead =1", "\tlead=1", "lead=1, auth=2", "auth2=1; max-age=x",
            };
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Names_are_told_apart_by_case(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.SetCookie = new[] { "AUTH=1", "auth=1" };
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync()).Should().Equal("auth=1");
    }

    [Fact]
    public async Task A_cookie_with_a_control_character_is_withheld()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context =>
        {
            context.Response.Headers.Append("Set-Cookie", "auth=1\u0001");
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Deletions_pass_however_they_are_written(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Delete("lead");
            context.Response.Cookies.Append("ad", "", new CookieOptions { Expires = DateTimeOffset.UnixEpoch });
            context.Response.Cookies.Append("visit", "", new CookieOptions { MaxAge = TimeSpan.Zero });
            context.Response.Headers.Append("Set-Cookie", "mystery=; max-age=0");
            context.Response.Headers.Append("Set-Cookie", "mystery=; expires=Thu, 01 Jan 1970 00:00:00 GMT; max-age=3600");
            return Task.CompletedTask;
        });

        using var response = await host.GetAsync();
        response.CookieNames().Should().Equal("lead", "ad", "visit", "mystery");
    }
}
