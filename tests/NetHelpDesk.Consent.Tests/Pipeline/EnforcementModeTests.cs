using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

public sealed class EnforcementModeTests : OnBothServers
{
    private static readonly string[] AllFour = ["auth=1; path=/", "lead=2; path=/", "visit=3; max-age=60", "mystery"];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task ReportOnly_changes_nothing_and_says_what_it_would_do(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server, WriteAllFour, options => options.Enforcement = EnforcementMode.ReportOnly);

        (await host.SetCookiesAsync()).Should().Equal(AllFour);
        host.Logs.Should().Contain(log => log.Message.Contains("'lead' would be withheld"));
        host.Logs.Should().NotContain(log => log.Message.Contains("' is withheld"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Off_changes_nothing_and_says_nothing_of_cookies(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WriteAllFour, options => options.Enforcement = EnforcementMode.Off);

        (await host.SetCookiesAsync()).Should().Equal(AllFour);
        host.Logs.Should().NotContain(log => log.Message.Contains("lead"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_excluded_path_is_left_alone_and_its_neighbours_are_not(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WriteAllFour, options => options.Paths["/hangfire"] = new PathOptions
        {
            Enforcement = EnforcementMode.Off,
            Reason = "Seen by staff only",
        });

        (await host.SetCookiesAsync("/hangfire")).Should().Equal(AllFour);
        (await host.SetCookiesAsync("/Hangfire/jobs")).Should().Equal(AllFour);
        (await host.SetCookiesAsync("/hangfires")).Should().Equal("auth=1; path=/");
        (await host.SetCookiesAsync("/")).Should().Equal("auth=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_excluded_path_stays_the_one_that_was_asked_for(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.UseStatusCodePagesWithReExecute("/hangfire");
                app.Run(context =>
                {
                    context.Response.Headers.Append("Set-Cookie", "lead=1");
                    context.Response.StatusCode = 404;
                    return Task.CompletedTask;
                });
            },
            options => options.Paths["/hangfire"] = new PathOptions { Enforcement = EnforcementMode.Off, Reason = "Seen by staff only" });

        (await host.SetCookiesAsync("/missing")).Should().BeEmpty();
    }

    [Theory]
    [InlineData(EnforcementMode.Enforce)]
    [InlineData(EnforcementMode.ReportOnly)]
    [InlineData(EnforcementMode.Off)]
    public async Task A_label_never_leaves_the_server(EnforcementMode mode)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            context =>
            {
                context.Response.Cookies.Append("labelled", "1", new CookieOptions { HttpOnly = true }.InCategory(CookieCategory.Tracking));
                context.Response.Cookies.Append("essential", "2", new CookieOptions { IsEssential = true });
                context.Response.Cookies.Delete("labelled", new CookieOptions().InCategory(CookieCategory.Tracking));
                return Task.CompletedTask;
            },
            options => options.Enforcement = mode);

        var sent = await host.SetCookiesAsync(cookie: Visitor.GrantedAll);

        sent.Should().Contain("essential=2; path=/");
        sent.Should().NotContain(line => line.Contains("nethelpdesk-"));
    }

    private static Task WriteAllFour(HttpContext context)
    {
        context.Response.Headers.SetCookie = AllFour;
        return context.Response.WriteAsync("page");
    }
}
