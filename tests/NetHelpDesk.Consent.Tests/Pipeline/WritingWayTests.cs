using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

public sealed class WritingWayTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_tracking_cookie_that_is_appended_is_withheld(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append("auth", "1");
            context.Response.Cookies.Append("lead", "2");
            return context.Response.WriteAsync("page");
        });

        (await host.SetCookiesAsync()).Should().Equal("auth=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_tracking_cookie_written_as_a_raw_header_is_withheld(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.Append("Set-Cookie", "lead=2; path=/");
            context.Response.Headers.Append("Set-Cookie", "auth=1; path=/");
            return context.Response.WriteAsync("page");
        });

        (await host.SetCookiesAsync()).Should().Equal("auth=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_tracking_cookie_is_sent_once_it_is_granted(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append("lead", "1");
            context.Response.Headers.Append("Set-Cookie", "lead=2");
            context.Response.Cookies.Append("ad", "3");
            return context.Response.WriteAsync("page");
        });

        (await host.SetCookiesAsync(cookie: Visitor.Decided("session=no", "tracking=yes", "advertising=no")))
            .Should().Equal("lead=1; path=/", "lead=2");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_callback_registered_before_consent_cannot_slip_a_cookie_through(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app => app.Run(context => context.Response.WriteAsync("page")),
            before: app => app.Use((context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.Append("Set-Cookie", "lead=raw");
                    context.Response.Cookies.Append("ad", "appended");
                    context.Response.Cookies.Append("auth", "1");
                    return Task.CompletedTask;
                });
                return next(context);
            }));

        (await host.SetCookiesAsync()).Should().Equal("auth=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_callback_registered_behind_consent_cannot_slip_a_cookie_through(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.Append("Set-Cookie", "lead=nested");
                    return Task.CompletedTask;
                });
                context.Response.Headers.Append("Set-Cookie", "lead=raw");
                context.Response.Cookies.Append("ad", "appended");
                return Task.CompletedTask;
            });
            return context.Response.WriteAsync("page");
        });

        (await host.SetCookiesAsync()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_unknown_cookie_is_withheld_even_from_a_visitor_who_granted_everything(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append("mystery", "1");
            context.Response.Headers.Append("Set-Cookie", "mystery2=1");
            context.Response.Cookies.Append("mystery3", "1");
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Many_cookies_appended_at_once_are_judged_one_by_one(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append([new("auth", "1"), new("lead", "2"), new("ad", "3")], new CookieOptions());
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync()).Should().Equal("auth=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_label_in_code_decides_over_what_nothing_declares(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append("labelled", "1", new CookieOptions().InCategory(CookieCategory.Tracking));
            context.Response.Cookies.Append("mislabelled", "1", new CookieOptions().InCategory("Nonsense"));
            context.Response.Cookies.Append("ad", "1", new CookieOptions().InCategory(CookieCategory.Tracking));
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync()).Should().BeEmpty();
        (await host.SetCookiesAsync(cookie: Visitor.Decided("session=no", "tracking=yes", "advertising=no")))
            .Should().Equal("labelled=1; path=/");
    }
}
