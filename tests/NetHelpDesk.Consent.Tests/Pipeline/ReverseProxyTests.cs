using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Behind a proxy that terminates TLS.</summary>
public sealed class ReverseProxyTests : OnBothServers
{
    private static readonly (string, string)[] FromProxy =
    [
        ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "help.example"), ("X-Forwarded-For", "192.0.2.1"),
        ("Origin", "https://help.example"),
    ];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Applied_headers_make_the_cookie_secure_and_the_origin_the_public_one(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app => app.Run(context => Task.CompletedTask),
            services: services => services.Configure<ForwardedHeadersOptions>(options =>
            {
                options.ForwardedHeaders = ForwardedHeaders.All;
                options.KnownIPNetworks.Clear();
                options.KnownProxies.Clear();
            }),
            before: app => app.UseForwardedHeaders());

        using var response = await AcceptAsync(host);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.SetCookies()[^1].Should().StartWith(".NetHelpDesk.Consent=v=1").And.Contain("; secure");
        host.Logs.Should().NotContain(log => log.Id.Id == Log.ForwardedHeaderNotAppliedId);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Headers_that_are_not_applied_are_warned_about_once(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context => Task.CompletedTask);

        using var first = await AcceptAsync(host);
        using var second = await AcceptAsync(host);

        first.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        host.Logs.Should().ContainSingle(log => log.Id.Id == Log.ForwardedHeaderNotAppliedId)
            .Which.Message.Should().Contain("UseForwardedHeaders before UseNetHelpDeskConsent");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_a_backend_sends_is_judged_like_the_site_s_own(Server server)
    {
        await using var backend = await ConsentHost.StartAsync(
            Server.Kestrel,
            context =>
            {
                context.Response.Cookies.Append("lead", "1");
                context.Response.Cookies.Append("auth", "1");
                return context.Response.WriteAsync("backend");
            },
            options => options.Enforcement = EnforcementMode.Off);
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            using var answer = await backend.GetAsync(context.Request.Path);
            context.Response.Headers.SetCookie = answer.SetCookies();
            await answer.Content.CopyToAsync(context.Response.Body);
        });

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().Be("backend");
        response.SetCookies().Should().Equal("auth=1; path=/");
    }

    private static async Task<HttpResponseMessage> AcceptAsync(ConsentHost host)
    {
        using var content = new StringContent("""{"choice":"accept"}""", null, "application/json");
        return await host.SendAsync(HttpMethod.Post, "/privacy-choices", content: content, headers: FromProxy);
    }
}
