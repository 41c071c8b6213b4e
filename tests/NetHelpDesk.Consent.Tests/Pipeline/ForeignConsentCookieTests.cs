using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The library alone writes the consent cookie: whatever else does would decide in the visitor's place.</summary>
public sealed class ForeignConsentCookieTests : OnBothServers
{
    private const int Told = 58;
    private const string Granting = "v=1&policy=1&at=2026-11-23T09:00:00Z&session=yes&tracking=yes&advertising=yes";

    public static TheoryData<Server, string> Lines
    {
        get
        {
            var lines = new TheoryData<Server, string>();
            foreach (var line in new[]
            {
                $".NetHelpDesk.Consent={Granting}",
                $".NetHelpDesk.Consent={Granting}; domain=example.com; path=/; secure",
                $".NetHelpDesk.Consent={Granting}; path=/articles",
                $" \t.NetHelpDesk.Consent \t= {Granting}; max-age=1000",
                $"=.NetHelpDesk.Consent={Granting}; path=/",
                $".nethelpdesk.CONSENT={Granting}",
                ".NetHelpDesk.Consent=; max-age=0; path=/",
                ".NetHelpDesk.Consent=; expires=Thu, 01 Jan 1970 00:00:00 GMT; domain=example.com",
                ".NetHelpDesk.Consent=mangled",
                ".NetHelpDesk.Consent=chunks-2",
                ".NetHelpDesk.ConsentC1=v%3D1",
            })
            {
                lines.Add(Server.InMemory, line);
                lines.Add(Server.Kestrel, line);
            }

            return lines;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_consent_cookie_that_a_backend_writes_or_deletes_is_withheld_and_told_once(Server server, string line)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.Append("Set-Cookie", "auth=1; path=/");
            context.Response.Headers.Append("Set-Cookie", line);
            return context.Response.WriteAsync("page");
        });

        foreach (var cookie in new[] { null, Visitor.RefusedAll, Visitor.GrantedAll })
        {
            (await host.SetCookiesAsync(cookie: cookie)).Should().Equal("auth=1; path=/");
        }

        host.Logs.Should().ContainSingle(log => log.Id.Id == Told).Which.Message.Should().NotContain("tracking");
    }

    [Theory]
    [InlineData(EnforcementMode.Enforce)]
    [InlineData(EnforcementMode.ReportOnly)]
    [InlineData(EnforcementMode.Off)]
    public async Task Nothing_else_writes_it_in_any_mode(EnforcementMode mode)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            context =>
            {
                context.Response.Cookies.Append(".NetHelpDesk.Consent", Granting);
                context.Response.Cookies.Append(".NetHelpDesk.Consent", Granting, new CookieOptions { IsEssential = true, Domain = "example.com" });
                context.Response.Cookies.Delete(".NetHelpDesk.Consent");
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.Append("Set-Cookie", $".NetHelpDesk.Consent={Granting}");
                    return Task.CompletedTask;
                });
                return context.Response.WriteAsync("page");
            },
            options => options.Enforcement = mode);

        (await host.SetCookiesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_decision_that_the_visitor_makes_meanwhile_is_the_one_that_is_written()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, async context =>
        {
            context.Response.Headers.Append("Set-Cookie", $".NetHelpDesk.Consent={Granting}");
            await context.GetConsent().RefuseAsync();
            await context.Response.WriteAsync("page");
        });

        var cookies = await host.SetCookiesAsync();

        cookies.Should().ContainSingle().Which.Should().Contain("&tracking=no").And.NotContain("=yes");
    }

    [Fact]
    public async Task Whatever_the_cookie_is_called_nothing_else_writes_it()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            context =>
            {
                context.Response.Headers.Append("Set-Cookie", $"choice={Granting}");
                context.Response.Headers.Append("Set-Cookie", "auth=choice; path=/");
                return context.Response.WriteAsync("page");
            },
            options => options.ConsentCookie.Name = "choice");

        (await host.SetCookiesAsync()).Should().Equal("auth=choice; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_choice_behind_an_application_that_writes_it_too_is_written_once(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app => app.Run(context => context.Response.WriteAsync("page")),
            before: app => app.Use((context, next) =>
            {
                context.Response.Headers.Append("Set-Cookie", $".NetHelpDesk.Consent={Granting}");
                return next(context);
            }));

        using var body = JsonContent.Create(new { choice = "reject" });
        using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", content: body);

        response.SetCookies().Should().ContainSingle(cookie => cookie.StartsWith(".NetHelpDesk.Consent=v=1", StringComparison.Ordinal))
            .Which.Should().Contain("tracking=no");
    }
}
