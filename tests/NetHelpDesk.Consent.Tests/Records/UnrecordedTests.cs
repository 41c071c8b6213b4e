using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Tests.Records;

/// <summary>A node may be killed before it could write what a visitor took back.</summary>
public sealed class UnrecordedTests
{
    [Fact]
    public async Task What_a_killed_node_could_not_write_is_recorded_at_the_visitors_next_request()
    {
        await using var killed = await RecordingSite.StartAsync();
        using var granted = await killed.ChooseAsync(new { choice = "save", categories = new[] { "tracking" } });
        killed.Store.Fails = true;
        using var withdrawn = await killed.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", RecordingSite.CookieOf(granted));
        var cookie = RecordingSite.CookieOf(withdrawn);
        await using var site = await RecordingSite.StartAsync();

        using var next = await site.Host.GetAsync("/privacy-choices/state", cookie);
        await RecordingSite.EventuallyAsync(() => site.Store.Records.Count == 1);
        using var settled = await site.Host.GetAsync("/privacy-choices/state", cookie);
        var known = RecordingSite.CookieOf(settled);
        using var quiet = await site.Host.GetAsync("/privacy-choices/state", known);

        cookie.Should().Contain("&unrecorded=tracking&");
        var record = site.Store.Records.Single();
        cookie.Should().Contain($"&id={record.Subject}.{record.Id:N}&");
        record.Kind.Should().Be(ConsentRecordKind.Withdrawn);
        record.Source.Should().Be(ConsentRecordSource.Cookie);
        record.Categories.Single(category => category.Category == "tracking").Outcome.Should().Be(ConsentOutcome.Withdrawn);
        record.Categories.Single(category => category.Category == "advertising").Outcome.Should().Be(ConsentOutcome.Refused);
        known.Should().Be(cookie.Replace("&unrecorded=tracking", "", StringComparison.Ordinal));
        quiet.SetCookies().Should().BeEmpty();
        site.Store.Records.Should().ContainSingle();
    }

    [Fact]
    public async Task While_the_node_that_could_not_write_it_still_tries_nothing_is_recorded_twice()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        site.Store.Fails = true;
        using var withdrawn = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", RecordingSite.CookieOf(granted));
        using var meanwhile = await site.Host.GetAsync("/privacy-choices/state", RecordingSite.CookieOf(withdrawn));

        site.Store.Fails = false;
        await RecordingSite.EventuallyAsync(() =>
        {
            site.Host.Clock.Advance(TimeSpan.FromSeconds(3));
            return site.Store.Records.Count > 1;
        });
        using var settled = await site.Host.GetAsync("/privacy-choices/state", RecordingSite.CookieOf(withdrawn));

        meanwhile.SetCookies().Should().BeEmpty();
        RecordingSite.CookieOf(settled).Should().NotContain("unrecorded");
        site.Store.Records.Should().HaveCount(2);
        site.Store.Records[1].Source.Should().Be(ConsentRecordSource.Api);
    }

    [Fact]
    public async Task A_withdrawal_that_is_recorded_is_not_marked()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();

        using var withdrawn = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", RecordingSite.CookieOf(granted));

        RecordingSite.CookieOf(withdrawn).Should().NotContain("unrecorded");
    }

    [Fact]
    public async Task A_record_that_a_cookie_made_up_is_not_kept()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        var forged = RecordingSite.CookieOf(granted).Replace("&id=", "&unrecorded=-&id=", StringComparison.Ordinal)
            .Replace(site.Store.Records[0].Id.ToString("N"), Guid.NewGuid().ToString("N"), StringComparison.Ordinal);

        using var next = await site.Host.GetAsync("/privacy-choices/state", forged);

        await RecordingSite.SettleAsync();
        next.SetCookies().Should().BeEmpty();
        site.Store.Records.Should().ContainSingle();
    }

    [Fact]
    public async Task What_code_withdraws_without_waiting_is_settled_by_the_next_request()
    {
        await using var site = await RecordingSite.StartAsync(context =>
        {
            context.Features.GetRequiredFeature<ITrackingConsentFeature>().WithdrawConsent();
            return context.Response.WriteAsync("page");
        });
        using var granted = await site.AcceptAsync();
        using var withdrawn = await site.Host.GetAsync("/", RecordingSite.CookieOf(granted));
        await RecordingSite.EventuallyAsync(() => site.Store.Records.Count == 2);

        using var settled = await site.Host.GetAsync("/privacy-choices/state", RecordingSite.CookieOf(withdrawn));

        RecordingSite.CookieOf(withdrawn).Should().Contain("&unrecorded=session.tracking.advertising&");
        RecordingSite.CookieOf(settled).Should().NotContain("unrecorded");
    }
}
