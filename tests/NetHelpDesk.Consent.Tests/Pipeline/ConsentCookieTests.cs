using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

public sealed class ConsentCookieTests : OnBothServers
{
    private static readonly object Accept = new { choice = "accept" };

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_two_consent_cookies_only_what_both_grant_counts(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WriteAll);

        var cookies = await host.SetCookiesAsync(
            cookie: Visitor.Decided("tracking=yes", "advertising=no") + "; " + Visitor.Decided("tracking=yes", "advertising=yes"));

        cookies.Should().Equal("lead=1");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_one_consent_cookie_grants_and_another_does_not_mention_is_not_granted(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WriteAll);

        var cookies = await host.SetCookiesAsync(cookie: Visitor.Decided("tracking=yes") + "; " + Visitor.Decided("advertising=yes"));

        cookies.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_mangled_second_cookie_takes_the_grant_away(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WriteAll);

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll + "; .NetHelpDesk.Consent=mangled")).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_decision_is_written_for_the_shared_domain_after_the_others_are_expired(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server, WriteAll, options => options.ConsentCookie.Domain = "example.com");

        using var body = JsonContent.Create(Accept);
        using var response = await host.SendAsync(
            HttpMethod.Post, "/privacy-choices", content: body, headers: ("Host", "help.example.com"));

        var cookies = response.SetCookies();
        cookies.Should().HaveCount(3);
        cookies[..2].Should().OnlyContain(cookie => cookie.Contains("max-age=0"));
        cookies[2].Should().Contain("tracking=yes").And.Contain("; domain=example.com;");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_decision_lasts_six_months_and_no_visit_extends_it(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WriteAll);

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal("lead=1", "ad=1");
        host.Clock.Advance(TimeSpan.FromDays(180));
        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().BeEmpty();
    }

    private static Task WriteAll(HttpContext context)
    {
        context.Response.Headers.Append("Set-Cookie", "lead=1");
        context.Response.Headers.Append("Set-Cookie", "ad=1");
        return context.Response.WriteAsync("page");
    }
}
