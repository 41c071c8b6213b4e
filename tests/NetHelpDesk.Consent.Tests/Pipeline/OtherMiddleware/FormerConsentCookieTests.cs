using System.Linq.Expressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Visitors of a site that asked for consent with the framework's cookie policy before.</summary>
public sealed class FormerConsentCookieTests : OnBothServers
{
    private const string Former = ".AspNet.Consent=yes";

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_grants_nothing_and_stays_while_the_visitor_has_not_decided(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WriteAsync);

        using var page = await host.GetAsync(cookie: Former);
        using var state = await host.GetAsync("/privacy-choices/state", Former);

        page.SetCookies().Should().BeEmpty();
        (await state.JsonAsync()).GetProperty("decided").GetBoolean().Should().BeFalse();
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("reject")]
    public async Task A_decision_expires_it(string choice)
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, WriteAsync);

        var cookies = await ChooseAsync(host, choice);

        cookies.Should().Contain(".AspNet.Consent=; max-age=0; path=/");
        cookies[^1].Should().StartWith(".NetHelpDesk.Consent=v=1");
    }

    [Fact]
    public async Task A_browser_without_it_is_sent_nothing_of_it()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, WriteAsync);

        (await ChooseAsync(host, "accept", cookie: "my.AspNet.Consent=yes")).Should().NotContain(IsExpiry(".AspNet.Consent"));
    }

    [Fact]
    public async Task It_goes_by_the_name_and_the_domain_that_the_policy_gave_it()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, WriteAsync, services: services =>
            services.Configure<CookiePolicyOptions>(policy =>
            {
                policy.ConsentCookie.Name = "agreed";
                policy.ConsentCookie.Domain = "example.com";
            }));

        (await ChooseAsync(host, "accept", cookie: "agreed=yes")).Should().Contain("agreed=; max-age=0; domain=example.com; path=/");
    }

    [Fact]
    public async Task A_policy_that_still_checks_consent_keeps_it()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, WriteAsync, services: services =>
            services.Configure<CookiePolicyOptions>(policy => policy.CheckConsentNeeded = _ => true));

        (await ChooseAsync(host, "accept")).Should().NotContain(IsExpiry(".AspNet.Consent"));
    }

    [Fact]
    public async Task It_stays_where_nothing_is_enforced()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory, WriteAsync, options => options.Enforcement = EnforcementMode.ReportOnly);

        (await ChooseAsync(host, "accept")).Should().NotContain(IsExpiry(".AspNet.Consent"));
    }

    [Fact]
    public async Task A_consent_cookie_of_the_same_name_is_not_expired()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory, WriteAsync, options => options.ConsentCookie.Name = ".AspNet.Consent");

        (await ChooseAsync(host, "accept")).Should().ContainSingle().Which.Should().StartWith(".AspNet.Consent=v=1");
    }

    private static Expression<Func<string, bool>> IsExpiry(string name) =>
        cookie => cookie.StartsWith(name + "=;", StringComparison.Ordinal);

    private static async Task<string[]> ChooseAsync(ConsentHost host, string choice, string cookie = Former)
    {
        using var content = new StringContent($$"""{"choice":"{{choice}}"}""", null, "application/json");
        using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", cookie, content);
        response.EnsureSuccessStatusCode();
        return response.SetCookies();
    }

    private static Task WriteAsync(HttpContext context)
    {
        context.Response.Cookies.Append("lead", "1");
        return Task.CompletedTask;
    }
}
