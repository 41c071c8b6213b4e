using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Tests.Records;

public sealed class PendingGrantTests
{
    [Fact]
    public async Task A_grant_by_the_frameworks_feature_is_recorded_before_the_response_starts()
    {
        await using var site = await RecordingSite.StartAsync(GrantAndTrackAsync);

        using var response = await site.Host.GetAsync();

        var record = site.Store.Records.Should().ContainSingle().Subject;
        record.Source.Should().Be(ConsentRecordSource.Code);
        RecordingSite.CookieOf(response).Should().Contain($"&id={record.Subject}.{record.Id:N}&");
        response.CookieNames().Should().Contain("lead");
    }

    [Fact]
    public async Task A_grant_by_the_frameworks_feature_that_cannot_be_recorded_leaves_the_page_and_nothing_else()
    {
        await using var site = await RecordingSite.StartAsync(GrantAndTrackAsync);
        site.Store.Fails = true;

        using var response = await site.Host.GetAsync();

        (await response.TextAsync()).Should().Be("page");
        response.SetCookies().Should().BeEmpty();
    }

    [Fact]
    public async Task A_grant_that_is_withdrawn_in_the_same_request_leaves_no_record()
    {
        await using var site = await RecordingSite.StartAsync(context =>
        {
            var feature = context.Features.GetRequiredFeature<ITrackingConsentFeature>();
            feature.GrantConsent();
            feature.WithdrawConsent();
            return context.Response.WriteAsync("page");
        });

        using var response = await site.Host.GetAsync();

        site.Store.Records.Should().BeEmpty();
        RecordingSite.CookieOf(response).Should().Contain("&tracking=no").And.NotContain("id=");
    }

    [Fact]
    public async Task A_recorded_grant_that_the_frameworks_feature_withdraws_has_a_record_of_that()
    {
        await using var site = await RecordingSite.StartAsync(context =>
        {
            context.Features.GetRequiredFeature<ITrackingConsentFeature>().WithdrawConsent();
            return context.Response.WriteAsync("page");
        });
        using var granted = await site.AcceptAsync();

        using var response = await site.Host.GetAsync("/", RecordingSite.CookieOf(granted));

        RecordingSite.CookieOf(response).Should().Contain("&tracking=no");
        await RecordingSite.EventuallyAsync(() => site.Store.Records.Count == 2);
        site.Store.Records[1].Kind.Should().Be(ConsentRecordKind.Withdrawn);
    }

    [Fact]
    public async Task A_grant_after_the_response_has_started_does_not_count()
    {
        var canTrack = true;
        await using var site = await RecordingSite.StartAsync(async context =>
        {
            await context.Response.WriteAsync("page");
            await context.Response.Body.FlushAsync();
            var feature = context.Features.GetRequiredFeature<ITrackingConsentFeature>();
            feature.GrantConsent();
            await context.GetConsent().GrantAsync();
            canTrack = feature.CanTrack;
        });

        using var response = await site.Host.GetAsync();
        await response.TextAsync();

        canTrack.Should().BeFalse();
        site.Store.Records.Should().BeEmpty();
    }

    [Fact]
    public async Task A_consent_cookie_for_a_script_grants_nothing()
    {
        var line = "";
        await using var site = await RecordingSite.StartAsync(context =>
        {
            line = context.Features.GetRequiredFeature<ITrackingConsentFeature>().CreateConsentCookie();
            return context.Response.WriteAsync("page");
        });

        using var response = await site.Host.GetAsync();
        using var state = await site.Host.GetAsync("/privacy-choices/state", line.Split(';')[0]);

        line.Should().StartWith(".NetHelpDesk.Consent=v=1&").And.NotContain("=yes");
        (await state.JsonAsync()).GetProperty("decided").GetBoolean().Should().BeFalse();
        site.Host.Logs.Should().ContainSingle(record => record.Id.Id == 45);
    }

    private static Task GrantAndTrackAsync(HttpContext context)
    {
        context.Features.GetRequiredFeature<ITrackingConsentFeature>().GrantConsent();
        context.Response.Cookies.Append("lead", "1");
        return context.Response.WriteAsync("page");
    }
}
