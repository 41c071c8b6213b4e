using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Tests;

/// <summary><c>ITrackingConsentFeature.WithdrawConsent</c> takes back what there is, and decides for nobody.</summary>
public sealed class TrackingConsentWithdrawalTests : OnBothServers
{
    private const string OlderPolicy =
        ".NetHelpDesk.Consent=v=1&policy=0&at=2026-11-22T10:00:00Z&session=yes&tracking=yes&advertising=yes";

    public static TheoryData<string> Undecided { get; } = new() { "", "other=1", ".NetHelpDesk.Consent=perhaps" };

    public static TheoryData<string> NotAllRefused { get; } = new()
    {
        Visitor.GrantedAll,
        Visitor.Decided("tracking=yes"),
        Visitor.Decided("session=no", "tracking=no"),
        OlderPolicy,
    };

    [Theory]
    [MemberData(nameof(Undecided))]
    public async Task Nothing_is_decided_for_a_visitor_who_has_not_decided(string cookie)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, WithdrawAsync);

        using var response = await host.GetAsync(cookie: cookie);

        (await response.TextAsync()).Should().Be("False, False, Undecided");
        response.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_privacy_signal_alone_is_no_decision_either(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WithdrawAsync);

        using var response = await host.GetAsync("/", cookie: null, ("Sec-GPC", "1"));

        response.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(NotAllRefused))]
    public async Task Whatever_was_not_refused_is_refused(string cookie)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, WithdrawAsync);

        using var response = await host.GetAsync(cookie: cookie);

        (await response.TextAsync()).Should().Be("False, True, Refused");
        response.SetCookies().Should().ContainSingle().Which.Should().StartWith(".NetHelpDesk.Consent=")
            .And.Contain("&session=no&tracking=no&advertising=no;");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_who_refused_everything_is_not_written_again(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WithdrawAsync);

        (await host.SetCookiesAsync(cookie: Visitor.RefusedAll)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(ConsentMode.OptOut)]
    [InlineData(ConsentMode.Notice)]
    public async Task What_a_mode_grants_to_the_undecided_is_taken_back(ConsentMode mode)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.Kestrel, WithdrawAsync, options => options.Categories["Tracking"] = new CategoryOptions { Mode = mode });

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().Be("False, True, Refused");
        response.SetCookies().Should().ContainSingle().Which.Should().Contain("tracking=no");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_grant_of_the_same_request_is_taken_back(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Features.GetRequiredFeature<ITrackingConsentFeature>().GrantConsent();
            return WithdrawAsync(context);
        });

        (await host.SetCookiesAsync()).Should().ContainSingle().Which.Should().Contain("tracking=no");
    }

    /// <summary>Says whether there is consent, whether the visitor has decided, and what of tracking.</summary>
    private static Task WithdrawAsync(HttpContext context)
    {
        var feature = context.Features.GetRequiredFeature<ITrackingConsentFeature>();
        feature.WithdrawConsent();
        context.Response.Cookies.Append("lead", "1");
        var consent = context.GetConsent();
        return context.Response.WriteAsync(
            $"{feature.HasConsent}, {consent.IsDecided}, {consent.GetStatus(CookieCategory.Tracking)}");
    }
}
