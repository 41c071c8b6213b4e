using System.Net;
using Microsoft.AspNetCore.Builder;

namespace NetHelpDesk.Consent.Tests.Records;

public sealed class RecordTests
{
    [Fact]
    public async Task A_record_says_what_was_decided_and_holds_nothing_of_the_visitor()
    {
        await using var site = await RecordingSite.StartAsync(options: options =>
        {
            options.PolicyVersion = "2026-11";
            options.Records.Region = "EU";
            options.Categories["Advertising"] = new CategoryOptions { Mode = ConsentMode.OptOut };
        });

        using var response = await site.ChooseAsync(
            new { choice = "save", categories = new[] { "tracking" } }, null, ("User-Agent", "Browser/1"), ("Accept-Language", "fr"));

        site.Store.Records.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            At = ConsentHost.Now,
            Kind = ConsentRecordKind.Granted,
            Categories = new CategoryOutcome[]
            {
                new("session", ConsentOutcome.Refused, ConsentMode.OptIn),
                new("tracking", ConsentOutcome.Granted, ConsentMode.OptIn),
                new("advertising", ConsentOutcome.Refused, ConsentMode.OptOut),
            },
            PolicyVersion = "2026-11",
            Language = "fr",
            Source = ConsentRecordSource.Api,
            Site = "localhost",
            Region = "EU",
            TextHash = (string?)null,
            GlobalPrivacyControl = false,
            Previous = (Guid?)null,
            Address = (string?)null,
            UserAgent = (string?)null,
        });
        site.Store.Records[0].Subject.Should().HaveLength(22);
    }

    [Fact]
    public async Task A_later_decision_is_the_same_visitors_and_refers_to_the_one_before()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        using var changed = await site.ChooseAsync(
            new { choice = "save", categories = new[] { "tracking" } }, RecordingSite.CookieOf(granted));
        using var withdrawn = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", RecordingSite.CookieOf(changed));
        using var refused = await site.ChooseAsync(new { choice = "reject" }, RecordingSite.CookieOf(withdrawn));

        var records = site.Store.Records;
        records.Select(record => record.Kind).Should().Equal(
            ConsentRecordKind.Granted, ConsentRecordKind.Changed, ConsentRecordKind.Withdrawn, ConsentRecordKind.Refused);
        records.Select(record => record.Subject).Distinct().Should().ContainSingle().Which.Should().NotBeNull();
        records.Skip(1).Select(record => record.Previous).Should().Equal(records.SkipLast(1).Select(record => (Guid?)record.Id));
        records[1].Categories.Select(category => category.Outcome).Should().Equal(
            ConsentOutcome.Withdrawn, ConsentOutcome.Granted, ConsentOutcome.Withdrawn);
    }

    [Fact]
    public async Task Two_visitors_have_two_ids()
    {
        await using var site = await RecordingSite.StartAsync();
        using var one = await site.AcceptAsync();
        using var other = await site.AcceptAsync();

        site.Store.Records.Select(record => record.Subject).Should().OnlyHaveUniqueItems().And.HaveCount(2);
    }

    [Fact]
    public async Task A_first_refusal_has_no_id_and_is_only_counted()
    {
        await using var site = await RecordingSite.StartAsync();

        using var response = await site.ChooseAsync(new { choice = "reject" });
        RecordingSite.CookieOf(response).Should().NotContain("id=");
        using var again = await site.ChooseAsync(new { choice = "reject" }, RecordingSite.CookieOf(response));
        site.Host.Clock.Advance(TimeSpan.FromSeconds(6));

        await RecordingSite.EventuallyAsync(() => site.Store.Batches.Count > 0);
        site.Store.Records.Should().BeEmpty();
        site.Store.Batches.Single().FirstRefusals.Should().BeEquivalentTo(new ConsentTally[]
        {
            new(new DateOnly(2026, 11, 23), "session", "en", "1", 0, 1, 0),
            new(new DateOnly(2026, 11, 23), "tracking", "en", "1", 0, 1, 0),
            new(new DateOnly(2026, 11, 23), "advertising", "en", "1", 0, 1, 0),
        });
    }

    [Fact]
    public async Task A_withdrawal_that_cannot_be_written_yet_takes_effect_and_arrives_later()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        site.Store.Fails = true;

        using var withdrawn = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", RecordingSite.CookieOf(granted));

        (await withdrawn.JsonAsync()).GetProperty("recorded").GetBoolean().Should().BeFalse();
        RecordingSite.CookieOf(withdrawn).Should().Contain("&tracking=no");
        site.Store.Records.Should().ContainSingle();
        site.Store.Fails = false;
        await RecordingSite.EventuallyAsync(() =>
        {
            site.Host.Clock.Advance(TimeSpan.FromSeconds(3));
            return site.Store.Records.Count == 2;
        });
        site.Store.Records[1].Kind.Should().Be(ConsentRecordKind.Withdrawn);
    }

    [Fact]
    public async Task What_is_in_force_and_not_written_is_written_when_the_application_ends()
    {
        var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        site.Store.Fails = true;
        using var withdrawn = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", RecordingSite.CookieOf(granted));
        site.Store.Fails = false;

        await site.Host.StopAsync();

        site.Store.Records.Should().HaveCount(2);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Records_that_are_lost_at_the_end_are_logged()
    {
        var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        site.Store.Fails = true;
        using var withdrawn = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", RecordingSite.CookieOf(granted));
        var host = site.Host;

        await host.StopAsync();

        host.Logs.Should().Contain(record => record.Id.Id == 42);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_privacy_signal_that_overrules_a_recorded_grant_is_recorded_once()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        var cookie = RecordingSite.CookieOf(granted);

        for (var visit = 0; visit < 3; visit++)
        {
            using var state = await site.Host.GetAsync("/privacy-choices/state", cookie, ("Sec-GPC", "1"));
        }

        await RecordingSite.EventuallyAsync(() => site.Store.Records.Count == 2);
        var record = site.Store.Records[1];
        record.Kind.Should().Be(ConsentRecordKind.BySignal);
        record.Source.Should().Be(ConsentRecordSource.GlobalPrivacyControl);
        record.Previous.Should().Be(site.Store.Records[0].Id);
        record.Categories.Single(category => category.Category == "advertising").Outcome.Should().Be(ConsentOutcome.Withdrawn);
        record.Categories.Single(category => category.Category == "tracking").Outcome.Should().Be(ConsentOutcome.Granted);
    }

    [Theory]
    [InlineData(ClientDetail.None, null, null)]
    [InlineData(ClientDetail.Truncated, "192.0.2.0/24", "Browser/12 (X11; Linux 6) Engine/1")]
    [InlineData(ClientDetail.Hashed, "192.0.2.77", "Browser/12.3.4 (X11; Linux 6_1) Engine/1.2")]
    public async Task Of_address_and_browser_is_kept_what_the_site_asks_for(ClientDetail detail, string? address, string? userAgent)
    {
        await using var site = await RecordingSite.StartAsync(
            options: options =>
            {
                options.Records.Address = options.Records.UserAgent = detail;
                options.Records.HashKey = "a key that nobody knows";
            },
            before: app => app.Use((context, next) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse("::ffff:192.0.2.77");
                return next(context);
            }));

        using var response = await site.ChooseAsync(
            new { choice = "accept" }, null, ("User-Agent", "Browser/12.3.4 (X11; Linux 6_1) Engine/1.2"));

        var record = site.Store.Records.Single();
        record.Address.Should().Be(detail == ClientDetail.Hashed ? Hash(address!) : address);
        record.UserAgent.Should().Be(detail == ClientDetail.Hashed ? Hash(userAgent!) : userAgent);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(
        "a key that nobody knows"u8, System.Text.Encoding.UTF8.GetBytes(text)));
}
