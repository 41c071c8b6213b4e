using System.Text;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>11 CCR 7025(c)(3): only a choice made while the signal was present outranks it.</summary>
public sealed class GlobalPrivacyControlTests : OnBothServers
{
    private static readonly (string Name, string Value) Signal = ("Sec-GPC", "1");

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_grant_does_not_outlive_the_arrival_of_the_signal_and_counts_again_without_it(Server server)
    {
        await using var host = await StartAsync(server);
        var granted = await ChooseAsync(host, "choice=accept");

        (await NamesAsync(host, granted)).Should().Equal("visit", "lead", "ad");
        (await NamesAsync(host, granted, Signal)).Should().Equal("visit", "lead");
        (await NamesAsync(host, granted)).Should().Equal("visit", "lead", "ad");
        (await NamesAsync(host, granted, Signal)).Should().Equal("visit", "lead");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_choice_made_with_the_signal_counts_with_it_and_without(Server server)
    {
        await using var host = await StartAsync(server);
        var granted = await ChooseAsync(host, "choice=accept", headers: Signal);

        granted.Should().Contain("&gpc=1&");
        (await NamesAsync(host, granted, Signal)).Should().Equal("visit", "lead", "ad");
        (await NamesAsync(host, granted)).Should().Equal("visit", "lead", "ad");
        (await NamesAsync(host, granted, Signal)).Should().Equal("visit", "lead", "ad");
    }

    [Theory]
    [InlineData(Server.InMemory, ConsentMode.OptOut)]
    [InlineData(Server.Kestrel, ConsentMode.OptOut)]
    [InlineData(Server.InMemory, ConsentMode.Notice)]
    [InlineData(Server.Kestrel, ConsentMode.Notice)]
    public async Task The_signal_refuses_what_is_on_until_refused(Server server, ConsentMode mode)
    {
        await using var host = await StartAsync(server, options => options.Mode = mode);

        (await NamesAsync(host, null)).Should().Equal("visit", "lead", "ad");
        (await NamesAsync(host, null, Signal)).Should().Equal("visit", "lead");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_category_that_the_signal_covers_by_option_is_withheld(Server server)
    {
        await using var host = await StartAsync(server, options =>
        {
            options.Categories["Session"] = new() { GlobalPrivacyControl = true };
            options.Categories["Advertising"] = new() { GlobalPrivacyControl = false };
        });

        (await NamesAsync(host, Visitor.GrantedAll, Signal)).Should().Equal("lead", "ad");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Closing_a_notice_before_the_signal_does_not_outrank_it(Server server)
    {
        await using var host = await StartAsync(server, options => options.Mode = ConsentMode.Notice);
        var closed = await ChooseAsync(host, "choice=accept");

        closed.Should().Contain("&notice=session.tracking.advertising&session=yes&tracking=yes&advertising=yes");
        (await NamesAsync(host, closed)).Should().Equal("visit", "lead", "ad");
        (await NamesAsync(host, closed, Signal)).Should().Equal("visit", "lead");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_grant_of_one_category_with_the_signal_turns_no_other_on(Server server)
    {
        await using var host = await StartAsync(server, options => options.Mode = ConsentMode.OptOut);
        using var granting = await host.GetAsync("/grant-tracking", null, Signal);
        var decided = CookieOf(granting);

        decided.Should().EndWith("&gpc=1&optout=tracking&tracking=yes");
        (await NamesAsync(host, decided, Signal)).Should().Equal("visit", "lead");
    }

    [Theory]
    [InlineData(Server.InMemory, "0")]
    [InlineData(Server.Kestrel, "0")]
    [InlineData(Server.InMemory, "true")]
    [InlineData(Server.InMemory, "1;1")]
    [InlineData(Server.InMemory, "01")]
    [InlineData(Server.InMemory, "?1")]
    [InlineData(Server.InMemory, "1", "1")]
    [InlineData(Server.Kestrel, "1", "1")]
    [InlineData(Server.Kestrel, "1", "0")]
    public async Task Any_value_but_a_single_1_is_no_signal(Server server, params string[] values)
    {
        await using var host = await StartAsync(server);

        (await NamesAsync(host, Visitor.GrantedAll, [.. values.Select(value => ("Sec-GPC", value))])).Should().Equal("visit", "lead", "ad");
    }

    [Theory]
    [InlineData(Server.InMemory, "/")]
    [InlineData(Server.Kestrel, "/")]
    [InlineData(Server.InMemory, "/privacy-choices")]
    [InlineData(Server.InMemory, "/privacy-choices/banner")]
    [InlineData(Server.InMemory, "/privacy-choices/state")]
    public async Task Whatever_depends_on_the_signal_says_so_to_caches(Server server, string path)
    {
        await using var honouring = await StartAsync(server);
        await using var ignoring = await StartAsync(server, options => options.GlobalPrivacyControl = false);

        using var varied = await honouring.GetAsync(path);
        using var not = await ignoring.GetAsync(path);

        varied.Header("Vary").Should().Contain("Cookie").And.Contain("Sec-GPC");
        not.Header("Vary").Should().Contain("Cookie").And.NotContain("Sec-GPC");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_was_on_until_refused_is_asked_for_when_the_mode_becomes_opt_in(Server server)
    {
        await using var loose = await StartAsync(server, options => options.Mode = ConsentMode.OptOut);
        await using var strict = await StartAsync(server);
        var accepted = await ChooseAsync(loose, "choice=accept");

        accepted.Should().Contain("&optout=session.tracking.advertising&");
        (await NamesAsync(strict, accepted)).Should().BeEmpty();
        using var banner = await strict.GetAsync("/privacy-choices/banner", accepted);
        (await banner.TextAsync()).Should().Contain("data-consent-banner");
    }

    private static Task<ConsentHost> StartAsync(Server server, Action<ConsentOptions>? options = null) => ConsentHost.StartAsync(
        server,
        async context =>
        {
            if (context.Request.Path == "/grant-tracking")
            {
                await context.GetConsent().GrantAsync(["tracking"]);
                return;
            }

            context.Response.Headers.SetCookie = new[] { "visit=1", "lead=1", "ad=1" };
            await context.Response.WriteAsync($"{context.GetConsent().IsGranted("tracking")}");
        },
        options);

    private static async Task<string[]> NamesAsync(ConsentHost host, string? cookie, params (string Name, string Value)[] headers)
    {
        using var response = await host.GetAsync("/", cookie, headers);
        return response.CookieNames();
    }

    /// <returns>The visitor's <c>Cookie</c> header from then on.</returns>
    private static async Task<string> ChooseAsync(ConsentHost host, string form, params (string Name, string Value)[] headers)
    {
        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", null, content, headers);
        return CookieOf(response);
    }

    private static string CookieOf(HttpResponseMessage response) => response.SetCookies().Single().Split(';')[0];
}
