using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The framework's own feature, with the meaning that its users know.</summary>
public sealed class TrackingConsentFeatureTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Consent_is_there_when_every_category_is_granted(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context => context.Response.WriteAsync(Describe(context)));

        (await TextAsync(host, null)).Should().Be("needed True, has False, can False");
        (await TextAsync(host, Visitor.Decided("session=yes", "tracking=yes", "advertising=no"))).Should().Be("needed True, has False, can False");
        (await TextAsync(host, Visitor.GrantedAll)).Should().Be("needed True, has True, can True");
    }

    [Fact]
    public async Task Consent_is_not_needed_where_nothing_is_enforced()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            context =>
            {
                context.Response.Cookies.Append("lead", "1");
                return context.Response.WriteAsync(Describe(context));
            },
            options => options.Enforcement = EnforcementMode.Off);

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().Be("needed False, has False, can True");
        response.SetCookies().Should().Equal("lead=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_grant_counts_at_once_and_sets_the_cookie_that_CreateConsentCookie_returns(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            var feature = context.Features.GetRequiredFeature<ITrackingConsentFeature>();
            var promised = feature.CreateConsentCookie();
            feature.GrantConsent();
            context.Response.Cookies.Append("lead", "1");
            feature.CreateConsentCookie().Should().Be(promised);
            return context.Response.WriteAsync($"{Describe(context)}|{promised}");
        });

        using var response = await host.GetAsync();

        var text = (await response.TextAsync()).Split('|');
        text[0].Should().Be("needed True, has True, can True");
        response.SetCookies().Should().Equal("lead=1; path=/", text[1]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task CreateConsentCookie_alone_changes_nothing(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Features.GetRequiredFeature<ITrackingConsentFeature>().CreateConsentCookie();
            return context.Response.WriteAsync(Describe(context));
        });

        using var response = await host.GetAsync();
        response.SetCookies().Should().BeEmpty();
        (await response.TextAsync()).Should().Be("needed True, has False, can False");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_grant_by_one_who_granted_sets_nothing(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Features.GetRequiredFeature<ITrackingConsentFeature>().GrantConsent();
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().BeEmpty();
        (await host.SetCookiesAsync()).Should().HaveCount(1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_withdrawal_counts_at_once_and_is_remembered(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Features.GetRequiredFeature<ITrackingConsentFeature>().WithdrawConsent();
            context.Response.Headers.Append("Set-Cookie", "lead=1");
            return context.Response.WriteAsync(Describe(context));
        });

        using var response = await host.GetAsync(cookie: Visitor.GrantedAll);
        (await response.TextAsync()).Should().Be("needed True, has False, can False");
        response.SetCookies().Should().ContainSingle().Which.Should().Contain("tracking=no");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task After_the_response_started_only_the_state_in_this_request_changes(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            var feature = context.Features.GetRequiredFeature<ITrackingConsentFeature>();
            await context.Response.StartAsync();
            feature.GrantConsent();
            await context.Response.WriteAsync($"{feature.HasConsent} ");
            feature.WithdrawConsent();
            await context.Response.WriteAsync($"{feature.HasConsent}");
        });

        using var response = await host.GetAsync();
        (await response.TextAsync()).Should().Be("True False");
        response.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_consent_cookie_that_cannot_be_read_is_no_consent(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append("lead", "1");
            return context.Response.WriteAsync(Describe(context));
        });

        using var response = await host.GetAsync(cookie: ".NetHelpDesk.Consent=perhaps");

        (await response.TextAsync()).Should().Be("needed True, has False, can False");
        response.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cookie_appended_after_a_late_grant_is_refused_by_the_server(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            await context.Response.StartAsync();
            context.Features.GetRequiredFeature<ITrackingConsentFeature>().GrantConsent();
            var error = Catch(() => context.Response.Cookies.Append("lead", "1"));
            await context.Response.WriteAsync($"{Describe(context)}, {error}");
        });

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().Be("needed True, has True, can True, InvalidOperationException");
        response.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cookie_appended_after_a_late_withdrawal_does_not_throw_and_one_before_has_gone(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            context.Response.Cookies.Append("lead", "before");
            await context.Response.StartAsync();
            context.Features.GetRequiredFeature<ITrackingConsentFeature>().WithdrawConsent();
            var error = Catch(() => context.Response.Cookies.Append("lead", "after"));
            await context.Response.WriteAsync($"{Describe(context)}, {error}");
        });

        using var response = await host.GetAsync(cookie: Visitor.GrantedAll);

        (await response.TextAsync()).Should().Be("needed True, has False, can False, nothing");
        response.SetCookies().Should().Equal("lead=before; path=/");
    }

    private static string Catch(Action act)
    {
        try
        {
            act();
            return "nothing";
        }
        catch (InvalidOperationException error)
        {
            return error.GetType().Name;
        }
    }

    private static string Describe(HttpContext context)
    {
        var feature = context.Features.GetRequiredFeature<ITrackingConsentFeature>();
        return $"needed {feature.IsConsentNeeded}, has {feature.HasConsent}, can {feature.CanTrack}";
    }

    private static async Task<string> TextAsync(ConsentHost host, string? cookie)
    {
        using var response = await host.GetAsync(cookie: cookie);
        return await response.TextAsync();
    }
}
