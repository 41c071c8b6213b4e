using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What the log says of an order that weakens consent: once, with the right order.</summary>
public sealed class WrongOrderTests
{
    [Fact]
    public async Task A_cookie_policy_after_consent_that_hides_the_visitors_consent_is_told_once()
    {
        await using var host = await StartAsync(app => app.UseCookiePolicy());

        (await TextAsync(host)).Should().Be("can track True", "the policy knows nothing of consent");
        await TextAsync(host);

        ExpectOnce(host, 28, "UseCookiePolicy before UseNetHelpDeskConsent");
    }

    [Fact]
    public async Task A_cookie_policy_before_consent_is_the_right_order()
    {
        await using var host = await StartAsync(_ => { }, before: app => app.UseCookiePolicy());

        (await TextAsync(host)).Should().Be("can track False");

        ExpectNothing(host);
    }

    [Fact]
    public async Task A_feature_that_is_replaced_on_the_thousandth_page_only_is_not_looked_for()
    {
        var page = 0;
        await using var host = await StartAsync(app => app.Use((context, next) =>
        {
            if (++page > 1000)
            {
                context.Features.Set<ITrackingConsentFeature>(null);
            }

            return next(context);
        }));

        for (var i = 0; i < 1001; i++)
        {
            using var response = await host.GetAsync();
        }

        ExpectNothing(host);
    }

    [Fact]
    public async Task A_cookie_policy_that_checks_consent_by_itself_is_told_at_start()
    {
        await using var host = await StartAsync(
            _ => { },
            before: app => app.UseCookiePolicy(),
            services: services => services.Configure<CookiePolicyOptions>(options => options.CheckConsentNeeded = _ => true));

        ExpectOnce(host, 29, "Remove CheckConsentNeeded");
    }

    [Fact]
    public async Task A_session_before_consent_is_told_once()
    {
        await using var host = await StartAsync(_ => { }, before: app => app.UseSession(), services: AddSession);

        await TextAsync(host);
        await TextAsync(host);

        ExpectOnce(host, 30, "UseNetHelpDeskConsent before UseSession").Should().Contain("'.AspNetCore.Session'");
    }

    [Fact]
    public async Task A_session_after_consent_is_the_right_order()
    {
        await using var host = await StartAsync(app => app.UseSession(), services: AddSession);

        await TextAsync(host);

        ExpectNothing(host);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_needs_no_consent_may_stand_before(bool declared)
    {
        await using var host = await StartAsync(
            _ => { },
            before: app => app.UseSession(),
            services: services =>
            {
                AddSession(services);
                services.Configure<SessionOptions>(options => options.Cookie.IsEssential = !declared);
            },
            options: options =>
            {
                if (declared)
                {
                    options.Cookies[".AspNetCore.Session"] = new DeclaredCookie
                    {
                        Category = CookieCategory.Essential,
                        Purpose = "Keeps what you entered",
                    };
                }
            });

        await TextAsync(host);

        ExpectNothing(host);
    }

    [Fact]
    public async Task A_culture_that_was_read_from_its_cookie_before_consent_is_told_once()
    {
        await using var host = await StartAsync(_ => { }, before: app => app.UseRequestLocalization("en", "de"));

        await TextAsync(host);
        ExpectNothing(host);
        await TextAsync(host, ".AspNetCore.Culture=c=de|uic=de");
        await TextAsync(host, ".AspNetCore.Culture=c=de|uic=de");

        ExpectOnce(host, 30, "UseNetHelpDeskConsent before UseRequestLocalization")
            .Should().Contain($"'{CookieRequestCultureProvider.DefaultCookieName}'");
    }

    [Fact]
    public async Task A_second_call_does_nothing_and_is_told()
    {
        await using var host = await StartAsync(app => app.UseNetHelpDeskConsent());

        using var choices = await host.GetAsync("/privacy-choices/state");

        choices.StatusCode.Should().Be(HttpStatusCode.OK);
        ExpectOnce(host, 31, "directly after UseForwardedHeaders and UsePathBase");
    }

    [Fact]
    public async Task A_call_in_a_branch_behind_the_first_is_told()
    {
        await using var host = await StartAsync(app => app.Map("/branch", branch => branch.UseNetHelpDeskConsent()));

        ExpectOnce(host, 31, "directly after UseForwardedHeaders and UsePathBase");
    }

    [Fact]
    public async Task Calls_in_branches_that_never_meet_are_the_right_order()
    {
        await using var host = await StartAsync(
            _ => { }, before: app => app.Map("/branch", branch => branch.UseNetHelpDeskConsent()));

        ExpectNothing(host);
    }

    [Fact]
    public async Task A_call_in_a_branch_alone_is_told_but_cookies_are_withheld_everywhere()
    {
        await using var host = await StartAsync(
            app => app.Map("/branch", branch => branch.UseNetHelpDeskConsent()), consent: _ => { });

        (await host.SetCookiesAsync("/")).Should().BeEmpty();
        (await host.SetCookiesAsync("/branch/")).Should().BeEmpty();
        ExpectOnce(host, 32, "before the branches");
    }

    [Fact]
    public async Task A_call_that_is_missing_is_told_but_cookies_are_withheld()
    {
        await using var host = await StartAsync(_ => { }, consent: _ => { });

        (await host.SetCookiesAsync()).Should().BeEmpty();
        ExpectOnce(host, 11, "app.UseNetHelpDeskConsent()");
    }

    private static void AddSession(IServiceCollection services) => services.AddDistributedMemoryCache().AddSession();

    private static Task<ConsentHost> StartAsync(
        Action<WebApplication> after,
        Action<WebApplication>? before = null,
        Action<WebApplication>? consent = null,
        Action<IServiceCollection>? services = null,
        Action<ConsentOptions>? options = null) => ConsentHost.StartAsync(
            Server.Kestrel,
            app =>
            {
                after(app);
                app.Run(context =>
                {
                    context.Response.Headers.Append("Set-Cookie", "lead=1");
                    return context.Response.WriteAsync($"can track {context.Features.Get<ITrackingConsentFeature>()?.CanTrack}");
                });
            },
            options,
            services,
            before,
            consent);

    private static async Task<string> TextAsync(ConsentHost host, string? cookie = null)
    {
        using var response = await host.GetAsync(cookie: cookie);
        return await response.TextAsync();
    }

    private static string ExpectOnce(ConsentHost host, int id, string rightOrder) =>
        host.Logs.Where(log => log.Id.Id == id).Should().ContainSingle().Which.Message.Should().Contain(rightOrder).And.Subject;

    /// <summary>Nothing about the order: other events are not this test's matter.</summary>
    private static void ExpectNothing(ConsentHost host) =>
        host.Logs.Where(log => log.Level >= LogLevel.Warning).Select(log => log.Id.Id).Should().NotContain([11, 28, 29, 30, 31, 32]);
}
