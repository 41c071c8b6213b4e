using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// Cookies of code that was written for the framework's cookie policy: what it sent without consent and with it, and
/// the policy's own hooks.
/// </summary>
public sealed class TrackingConsentCookieTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cookie_waits_for_consent_whether_or_not_it_is_written_with_options(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append("lead", "1");
            context.Response.Cookies.Append("ad", "1", new CookieOptions { IsEssential = false });
            return context.Response.WriteAsync("page");
        });

        (await host.SetCookiesAsync()).Should().BeEmpty();
        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal("lead=1; path=/", "ad=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_essential_cookie_needs_no_consent(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append("basket", "1", new CookieOptions { IsEssential = true });
            return context.Response.WriteAsync("page");
        });

        (await host.SetCookiesAsync()).Should().Equal("basket=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_site_can_let_one_cookie_pass_without_consent(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, AppendAsync, options =>
        {
            options.Cookies["lead"].RequiresConsent = false;
            options.Cookies["lead"].Reason = "Counts without telling visitors apart";
        });

        (await host.SetCookiesAsync()).Should().Equal("lead=1; path=/", "auth=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_deletion_needs_no_consent(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, DeleteLeadAsync);

        (await host.SetCookiesAsync()).Should().Equal("lead=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_cookie_policy_can_keep_back_what_consent_lets_pass(Server server)
    {
        await using var host = await StartWithPolicyAsync(
            server, AppendAsync, policy => policy.OnAppendCookie = cookie => cookie.IssueCookie = cookie.CookieName != "auth");

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal("lead=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_cookie_policy_cannot_let_pass_what_waits_for_consent(Server server)
    {
        await using var host = await StartWithPolicyAsync(
            server, AppendAsync, policy => policy.OnAppendCookie = cookie => cookie.IssueCookie = true);

        (await host.SetCookiesAsync()).Should().Equal("auth=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_cookie_policy_can_keep_back_a_deletion(Server server)
    {
        await using var host = await StartWithPolicyAsync(
            server, DeleteLeadAsync, policy => policy.OnDeleteCookie = cookie => cookie.IssueCookie = cookie.CookieName != "lead");

        (await host.SetCookiesAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_settings_of_the_consent_cookie_hold_for_a_grant_and_a_withdrawal(bool withdraws)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.Kestrel,
            context =>
            {
                var feature = context.Features.GetRequiredFeature<ITrackingConsentFeature>();
                feature.GrantConsent();
                var promised = feature.CreateConsentCookie();
                if (withdraws)
                {
                    feature.WithdrawConsent();
                }

                return context.Response.WriteAsync(promised);
            },
            options =>
            {
                options.PolicyVersion = "2026-11";
                options.ConsentCookie.Name = "choice";
                options.ConsentCookie.Lifetime = "30 days";
                options.ConsentCookie.SameSite = SameSiteMode.Strict;
            });
        const string Decided = "choice=v=1&policy=2026-11&at=2026-11-23T10:00:00Z&session={0}&tracking={0}&advertising={0}";
        const string Attributes = "; max-age=2592000; path=/; samesite=strict";
        var granted = Decided.Replace("{0}", "yes", StringComparison.Ordinal) + Attributes;
        var withdrawn = Decided.Replace("{0}", "no", StringComparison.Ordinal) + Attributes;

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().Be(granted);
        response.SetCookies().Should().Equal(withdraws ? withdrawn : granted);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_consent_cookie_without_a_name_is_a_mistake_that_is_told_at_start(string? name)
    {
        var start = () => ConsentHost.StartAsync(Server.InMemory, AppendAsync, options => options.ConsentCookie.Name = name!);

        (await start.Should().ThrowAsync<OptionsValidationException>()).WithMessage("*ConsentCookie:Name '' is not a cookie name*");
    }

    private static Task<ConsentHost> StartWithPolicyAsync(Server server, RequestDelegate page, Action<CookiePolicyOptions> policy) =>
        ConsentHost.StartAsync(
            server,
            app => app.Run(page),
            services: services => services.Configure(policy),
            before: app => app.UseCookiePolicy());

    private static Task AppendAsync(HttpContext context)
    {
        context.Response.Cookies.Append("lead", "1");
        context.Response.Cookies.Append("auth", "1", new CookieOptions { IsEssential = true });
        return context.Response.WriteAsync("page");
    }

    private static Task DeleteLeadAsync(HttpContext context)
    {
        context.Response.Cookies.Delete("lead");
        return context.Response.WriteAsync("page");
    }
}
