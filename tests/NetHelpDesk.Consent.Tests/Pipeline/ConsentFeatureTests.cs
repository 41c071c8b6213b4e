using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

public sealed class ConsentFeatureTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Undecided_refused_and_granted_are_three_states(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            var consent = context.GetConsent();
            return context.Response.WriteAsync(
                $"{consent.IsDecided} {consent.Source} {consent.GetStatus("TRACKING")} {consent.IsGranted("tracking")} {consent.DecidedAt:u}");
        });

        (await TextAsync(host, null)).Should().Be("False None Undecided False ");
        (await TextAsync(host, Visitor.RefusedAll)).Should().Be("True Visitor Refused False 2026-11-22 10:00:00Z");
        (await TextAsync(host, Visitor.GrantedAll)).Should().Be("True Visitor Granted True 2026-11-22 10:00:00Z");
        (await TextAsync(host, ".NetHelpDesk.Consent=v=1&mangled")).Should().Be("False None Undecided False ");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_grant_counts_at_once_and_is_written_in_one_line(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            await context.GetConsent().GrantAsync(["tracking"]);
            context.Response.Cookies.Append("lead", "1");
            context.Response.Cookies.Append("ad", "1");
            await context.Response.WriteAsync($"{context.GetConsent().IsGranted("tracking")} {context.GetConsent().IsGranted("advertising")}");
        });

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().Be("True False");
        response.SetCookies().Should().Equal(
            "lead=1; path=/",
            ".NetHelpDesk.Consent=v=1&policy=1&at=2026-11-23T10:00:00Z&tracking=yes; max-age=15552000; path=/; samesite=lax");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cookie_appended_before_the_grant_stays_withheld(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            context.Response.Cookies.Append("lead", "before");
            await context.GetConsent().GrantAsync();
            context.Response.Cookies.Append("lead", "after");
        });

        (await host.SetCookiesAsync()).Should().HaveCount(2).And.HaveElementAt(0, "lead=after; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cookie_appended_before_the_withdrawal_is_withheld(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            context.Response.Cookies.Append("lead", "before");
            await context.GetConsent().WithdrawAsync();
        });

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().ContainSingle().Which.Should()
            .StartWith(".NetHelpDesk.Consent=").And.Contain("&session=no&tracking=no&advertising=no;");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_refusal_of_one_category_leaves_the_others(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server, context => context.GetConsent().RefuseAsync(["advertising"]).AsTask());

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().ContainSingle()
            .Which.Should().Contain("&session=yes&tracking=yes&advertising=no;");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_decision_after_the_response_started_counts_in_this_request_only(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            await context.Response.StartAsync();
            await context.GetConsent().GrantAsync();
            await context.Response.WriteAsync($"{context.GetConsent().IsGranted("tracking")}");
        });

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().Be("True");
        response.SetCookies().Should().BeEmpty();
        host.Logs.Should().ContainSingle(log => log.Id.Id == 9);
    }

    [Fact]
    public async Task A_category_that_does_not_exist_throws()
    {
        var failures = 0;
        await using var host = await ConsentHost.StartAsync(Server.InMemory, async context =>
        {
            var consent = context.GetConsent();
            foreach (var act in new Action[]
            {
                () => consent.IsGranted("trakking"),
                () => consent.GetStatus(""),
                () => consent.GrantAsync(["tracking", "trakking"]).AsTask().GetAwaiter().GetResult(),
                () => consent.RefuseAsync(["trakking"]).AsTask().GetAwaiter().GetResult(),
            })
            {
                act.Should().Throw<ArgumentException>();
                failures++;
            }

            await context.Response.WriteAsync("page");
        });

        (await host.SetCookiesAsync()).Should().BeEmpty();
        failures.Should().Be(4);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_privacy_signal_refuses_advertising_until_the_visitor_chooses_otherwise(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context => context.Response.WriteAsync(
            $"{context.GetConsent().GlobalPrivacyControl} {context.GetConsent().IsGranted("advertising")} {context.GetConsent().IsGranted("tracking")}"));

        using var before = await host.GetAsync("/", Visitor.GrantedAll, ("Sec-GPC", "1"));
        (await before.TextAsync()).Should().Be("True False True");
        using var after = await host.GetAsync(
            "/", Visitor.Decided("gpc=1", "session=yes", "tracking=yes", "advertising=yes"), ("Sec-GPC", "1"));
        (await after.TextAsync()).Should().Be("True True True");
    }

    private static async Task<string> TextAsync(ConsentHost host, string? cookie)
    {
        using var response = await host.GetAsync(cookie: cookie);
        return await response.TextAsync();
    }
}
