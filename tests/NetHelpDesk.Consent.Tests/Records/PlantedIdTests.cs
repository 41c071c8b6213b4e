using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Tests.Records;

/// <summary>A sibling sub-domain can put any consent cookie into a visitor's browser, with a record id of its own too.</summary>
public sealed class PlantedIdTests
{
    public static TheoryData<string> Plants => ["by hand", "by hand, of another policy", "stripped of its grants", "withdrawn", "withdrawn, beside the visitor's own"];

    [Theory]
    [MemberData(nameof(Plants))]
    public async Task What_the_visitor_grants_is_recorded_under_an_id_of_the_visitors_own(string plant)
    {
        await using var site = await RecordingSite.StartAsync();
        var (attacker, planted) = await PlantAsync(site, plant);
        var before = site.Store.Records.Count;

        using var granted = await site.AcceptAsync(planted);
        using var receipt = await site.Host.GetAsync("/privacy-choices/receipt", attacker);
        using var forgotten = await site.Host.SendAsync(HttpMethod.Post, "/privacy-choices/forget", attacker);

        var record = site.Store.Records[before];
        record.Kind.Should().Be(ConsentRecordKind.Granted);
        record.Previous.Should().BeNull();
        record.Subject.Should().NotBe(SubjectIn(attacker));
        SubjectIn(RecordingSite.CookieOf(granted)).Should().Be(record.Subject);
        (await receipt.TextAsync()).Should().NotContain(record.Id.ToString());
        site.Store.Batches.SelectMany(batch => batch.Forgotten).Should().Equal(SubjectIn(attacker));
    }

    [Theory]
    [InlineData("form")]
    [InlineData("grant of one category")]
    [InlineData("GrantAsync")]
    [InlineData("GrantConsent")]
    [InlineData("with the privacy signal")]
    public async Task Whatever_way_the_visitor_grants_the_id_is_the_visitors_own(string way)
    {
        await using var site = await RecordingSite.StartAsync(async context =>
        {
            if (way == "GrantConsent")
            {
                context.Features.GetRequiredFeature<ITrackingConsentFeature>().GrantConsent();
            }
            else
            {
                await context.GetConsent().GrantAsync();
            }
        });
        var (attacker, planted) = await PlantAsync(site, "withdrawn");
        var before = site.Store.Records.Count;

        using var granted = way switch
        {
            "form" => await site.PostFormAsync(planted, ("choice", "accept")),
            "grant of one category" => await site.ChooseAsync(new { choice = "grant", categories = new[] { "tracking" } }, planted),
            "with the privacy signal" => await site.ChooseAsync(new { choice = "accept" }, planted, ("Sec-GPC", "1")),
            _ => await site.Host.GetAsync("/", planted),
        };

        var record = site.Store.Records.Skip(before).Should().ContainSingle().Which;
        record.Subject.Should().NotBe(SubjectIn(attacker));
        record.Previous.Should().BeNull();
        SubjectIn(RecordingSite.CookieOf(granted)).Should().Be(record.Subject);
    }

    [Theory]
    [InlineData("by hand")]
    [InlineData("stripped of its grants")]
    public async Task What_the_visitor_refuses_or_withdraws_is_not_recorded_under_it_either(string plant)
    {
        await using var site = await RecordingSite.StartAsync();
        var (_, planted) = await PlantAsync(site, plant);
        var before = site.Store.Records.Count;

        using var refused = await site.ChooseAsync(new { choice = "reject" }, planted);
        using var withdrawn = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", planted);

        await RecordingSite.SettleAsync();
        site.Store.Records.Should().HaveCount(before);
        RecordingSite.CookieOf(refused).Should().NotContain("id=").And.NotContain("sig=").And.Contain("tracking=no");
        RecordingSite.CookieOf(withdrawn).Should().NotContain("id=");
    }

    [Theory]
    [InlineData("session=no")]
    [InlineData("session=yes&tracking=yes&advertising=yes")]
    [InlineData("session=no&tracking=no&advertising=no")]
    public async Task An_id_in_a_cookie_made_by_hand_leads_to_nobody_s_records(string decided)
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        var victim = site.Store.Records[0];
        var made = Visitor.Decided(decided, $"id={victim.Subject}.{Guid.NewGuid():N}");

        using var receipt = await site.Host.GetAsync("/privacy-choices/receipt", made);
        using var page = await site.Host.GetAsync("/privacy-choices", made);
        using var forgotten = await site.Host.SendAsync(HttpMethod.Post, "/privacy-choices/forget", made);
        using var withdrawn = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", made);

        receipt.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await page.TextAsync()).Should().NotContain("data-consent-forget").And.NotContain(victim.Subject);
        forgotten.StatusCode.Should().Be(HttpStatusCode.NoContent);
        await RecordingSite.SettleAsync();
        site.Store.Batches.SelectMany(batch => batch.Forgotten).Should().BeEmpty();
        site.Store.Records.Should().ContainSingle();
        site.Store.Readings.Should().BeLessThan(2, "one look tells that the record is another's");
    }

    [Fact]
    public async Task A_grant_from_before_there_were_signatures_has_its_receipt_and_can_be_forgotten()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        var unsigned = RecordingSite.CookieOf(granted);
        unsigned = unsigned.Remove(unsigned.IndexOf("&sig=", StringComparison.Ordinal), 5 + DecisionSignature.Length);

        using var receipt = await site.Host.GetAsync("/privacy-choices/receipt", unsigned);
        using var forgotten = await site.Host.SendAsync(HttpMethod.Post, "/privacy-choices/forget", unsigned);

        receipt.StatusCode.Should().Be(HttpStatusCode.OK);
        site.Store.Batches.SelectMany(batch => batch.Forgotten).Should().Equal(site.Store.Records[0].Subject!);
    }

    [Fact]
    public async Task A_visitor_who_changes_a_recorded_grant_stays_the_same()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();

        using var changed = await site.ChooseAsync(new { choice = "save", categories = new[] { "tracking" } }, RecordingSite.CookieOf(granted));

        SubjectIn(RecordingSite.CookieOf(changed)).Should().Be(SubjectIn(RecordingSite.CookieOf(granted)));
        site.Store.Records[1].Previous.Should().Be(site.Store.Records[0].Id);
    }

    /// <summary>The attacker's own cookie, and what is put into the visitor's browser.</summary>
    private static async Task<(string Attacker, string Planted)> PlantAsync(RecordingSite site, string plant)
    {
        using var response = await site.AcceptAsync();
        var cookie = RecordingSite.CookieOf(response);
        switch (plant)
        {
            case "by hand":
                return (cookie, Visitor.Decided("session=no", $"id={IdIn(cookie)}"));
            case "by hand, of another policy":
                return (cookie, Visitor.Decided("session=yes", $"id={IdIn(cookie)}").Replace("policy=1", "policy=0", StringComparison.Ordinal));
            case "stripped of its grants":
                return (cookie, cookie.Replace("=yes", "=no", StringComparison.Ordinal));
            default:
                using (var withdrawn = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", cookie))
                {
                    withdrawn.StatusCode.Should().Be(HttpStatusCode.OK);
                    var planted = RecordingSite.CookieOf(withdrawn);
                    return (planted, plant == "withdrawn" ? planted : $"{Visitor.Decided("session=no")}; {planted}");
                }
        }
    }

    private static string IdIn(string cookie) => cookie.Split("&id=")[1].Split('&')[0];

    private static string SubjectIn(string cookie) => IdIn(cookie).Split('.')[0];
}
