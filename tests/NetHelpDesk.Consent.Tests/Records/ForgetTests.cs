using System.Net;

namespace NetHelpDesk.Consent.Tests.Records;

public sealed class ForgetTests
{
    [Fact]
    public async Task To_be_forgotten_withdraws_drops_the_cookie_and_blanks_the_id()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        var cookie = RecordingSite.CookieOf(granted);

        using var response = await site.Host.SendAsync(HttpMethod.Post, "/privacy-choices/forget", cookie + "; lead=1");

        response.StatusCode.Should().Be(HttpStatusCode.NoContent);
        response.SetCookies().Should().Contain(line => line.StartsWith(".NetHelpDesk.Consent=; max-age=0", StringComparison.Ordinal))
            .And.Contain(line => line.StartsWith("lead=; max-age=0", StringComparison.Ordinal))
            .And.NotContain(line => line.StartsWith(".NetHelpDesk.Consent=v=1", StringComparison.Ordinal));
        site.Store.Records.Select(record => record.Kind).Should().Equal(ConsentRecordKind.Granted, ConsentRecordKind.Withdrawn);
        site.Store.Batches.SelectMany(batch => batch.Forgotten).Should().Equal(site.Store.Records[0].Subject!);
    }

    [Fact]
    public async Task A_person_goes_back_to_the_page()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();

        using var response = await site.Host.SendAsync(
            HttpMethod.Post, "/privacy-choices/forget?lang=de", RecordingSite.CookieOf(granted), new FormUrlEncodedContent([]));

        response.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        response.Header("Location").Should().Be("/privacy-choices?lang=de");
        site.Store.Records[1].Source.Should().Be(ConsentRecordSource.Page);
    }

    [Fact]
    public async Task Where_the_records_cannot_be_changed_consent_is_withdrawn_and_the_id_kept_to_ask_again()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        site.Store.Fails = true;

        using var response = await site.Host.SendAsync(HttpMethod.Post, "/privacy-choices/forget", RecordingSite.CookieOf(granted));
        site.Store.Fails = false;
        await RecordingSite.EventuallyAsync(() =>
        {
            site.Host.Clock.Advance(TimeSpan.FromSeconds(3));
            return site.Store.Batches.Any(batch => batch.Forgotten.Count > 0);
        });
        using var again = await site.Host.SendAsync(HttpMethod.Post, "/privacy-choices/forget", RecordingSite.CookieOf(response));

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        RecordingSite.CookieOf(response).Should().Contain("&tracking=no").And.Contain($"&id={site.Store.Records[0].Subject}");
        again.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Whose_record_cannot_be_looked_up_is_not_told_to_be_forgotten()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        var unsigned = RecordingSite.CookieOf(granted);
        unsigned = unsigned.Remove(unsigned.IndexOf("&sig=", StringComparison.Ordinal), 5 + DecisionSignature.Length);
        site.Store.FailsToRead = true;

        using var response = await site.Host.SendAsync(HttpMethod.Post, "/privacy-choices/forget", unsigned);
        site.Store.FailsToRead = false;
        site.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        using var again = await site.Host.SendAsync(HttpMethod.Post, "/privacy-choices/forget", unsigned);

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        response.SetCookies().Should().BeEmpty();
        again.StatusCode.Should().Be(HttpStatusCode.NoContent);
        site.Store.Batches.SelectMany(batch => batch.Forgotten).Should().Equal(site.Store.Records[0].Subject!);
    }

    [Fact]
    public async Task Another_site_cannot_have_a_visitor_forgotten()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();

        using var response = await site.Host.SendAsync(
            HttpMethod.Post, "/privacy-choices/forget", RecordingSite.CookieOf(granted), null, ("Sec-Fetch-Site", "cross-site"));

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        site.Store.Records.Should().ContainSingle();
    }

    [Fact]
    public async Task Who_only_refused_is_forgotten_without_a_record()
    {
        await using var site = await RecordingSite.StartAsync();

        using var response = await site.Host.SendAsync(HttpMethod.Post, "/privacy-choices/forget", Visitor.RefusedAll);

        response.StatusCode.Should().Be(HttpStatusCode.NoContent);
        response.SetCookies().Should().Contain(line => line.StartsWith(".NetHelpDesk.Consent=; max-age=0", StringComparison.Ordinal));
        site.Store.Records.Should().BeEmpty();
    }
}
