using System.Net;

namespace NetHelpDesk.Consent.Tests.Records;

public sealed class ReceiptTests
{
    [Fact]
    public async Task A_visitor_reads_what_was_recorded_as_JSON()
    {
        await using var site = await RecordingSite.StartAsync(options: options =>
        {
            options.PolicyUrl = "/privacy";
            options.Records.Region = "EU";
            options.Records.Controller = "Example Ltd";
            options.Records.Contact = "privacy@example.com";
        });
        using var page = await site.Host.GetAsync("/privacy-choices?lang=de");
        using var granted = await site.PostFormAsync(null, ("choice", "accept"), ("text", RecordingSite.HashIn(await page.TextAsync())));
        using var changed = await site.ChooseAsync(
            new { choice = "save", categories = new[] { "tracking" } }, RecordingSite.CookieOf(granted));

        using var response = await site.Host.GetAsync("/privacy-choices/receipt", RecordingSite.CookieOf(granted));

        var receipt = await response.JsonAsync();
        var (first, last) = (site.Store.Records[0], site.Store.Records[1]);
        receipt.GetProperty("schema_version").GetString().Should().Be("ISO/IEC TS 27560:2023");
        receipt.GetProperty("receipt_id").GetGuid().Should().Be(last.Id);
        receipt.GetProperty("pii_principal_id").GetString().Should().Be(last.Subject);
        var processing = receipt.GetProperty("pii_processing");
        processing.GetProperty("privacy_notice").GetString().Should().Be("http://localhost/privacy");
        processing.GetProperty("jurisdiction").GetString().Should().Be("EU");
        processing.GetProperty("retention_period").GetString().Should().Be("P1825D");
        processing.GetProperty("withdrawal_method").GetString().Should().Be("http://localhost/privacy-choices");
        processing.GetProperty("purposes").EnumerateArray()
            .Select(purpose => (purpose.GetProperty("purpose").GetString(), purpose.GetProperty("state").GetString()))
            .Should().Equal(("session", "Withdrawn"), ("tracking", "Granted"), ("advertising", "Withdrawn"));
        receipt.GetProperty("party_identification").GetProperty("party_name").GetString().Should().Be("Example Ltd");
        receipt.GetProperty("party_identification").GetProperty("party_contact").GetString().Should().Be("privacy@example.com");
        receipt.GetProperty("events").EnumerateArray().Select(recorded => recorded.GetProperty("record_id").GetGuid())
            .Should().Equal(last.Id, first.Id);
        response.Header("Cache-Control").Should().Be("no-store");
    }

    [Fact]
    public async Task A_visitor_reads_what_was_recorded_and_shown_as_a_page()
    {
        await using var site = await RecordingSite.StartAsync();
        using var page = await site.Host.GetAsync("/privacy-choices?lang=de");
        using var granted = await site.PostFormAsync(null, ("choice", "accept"), ("text", RecordingSite.HashIn(await page.TextAsync())));

        using var response = await site.Host.GetAsync(
            "/privacy-choices/receipt?lang=de", RecordingSite.CookieOf(granted), ("Accept", "text/html"));

        var html = await response.TextAsync();
        html.Should().Contain(site.Store.Records[0].Id.ToString()).And.Contain("lang=\"de\"")
            .And.Contain(HtmlTemplate.Encode(LanguageSet.Find("de")![TextKey.AskFirst]));
        response.Header("Content-Security-Policy").Should().Contain("default-src 'none'");
    }

    [Fact]
    public async Task The_page_shows_the_record_and_leads_to_the_receipt_once_there_is_one()
    {
        await using var site = await RecordingSite.StartAsync();
        using var before = await site.Host.GetAsync("/privacy-choices");
        using var granted = await site.AcceptAsync();

        using var after = await site.Host.GetAsync("/privacy-choices", RecordingSite.CookieOf(granted));

        (await before.TextAsync()).Should().NotContain("data-consent-record").And.NotContain("data-consent-forget");
        (await after.TextAsync()).Should().Contain(site.Store.Records[0].Id.ToString())
            .And.Contain("href=\"/privacy-choices/receipt?lang=en\"")
            .And.Contain("action=\"/privacy-choices/forget?lang=en\"");
    }

    [Fact]
    public async Task Who_has_no_record_has_no_receipt()
    {
        await using var site = await RecordingSite.StartAsync();
        using var refused = await site.ChooseAsync(new { choice = "reject" });

        using var undecided = await site.Host.GetAsync("/privacy-choices/receipt");
        using var response = await site.Host.GetAsync("/privacy-choices/receipt", RecordingSite.CookieOf(refused));
        using var invented = await site.Host.GetAsync(
            "/privacy-choices/receipt", Visitor.GrantedAll + $"&id={new string('A', 22)}.{Guid.NewGuid():N}");

        new[] { undecided, response, invented }.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.NotFound);
    }
}
