using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests.Records;

/// <summary>Where decisions are recorded, only a grant that this site wrote, or whose record the store has, counts.</summary>
public sealed partial class SignedDecisionTests
{
    [Theory]
    [InlineData("advertising=no", "advertising=yes")]
    [InlineData("&at=2026-11-23T10:00:00Z", "&at=2026-11-23T11:00:00Z")]
    [InlineData("&advertising=no", "")]
    [InlineData("&session=no", "&session=no&gpc=1")]
    [InlineData("&id=", "&optout=tracking&id=")]
    public async Task A_signed_decision_that_was_changed_by_hand_grants_nothing_and_nobody_asks_the_store(string from, string to)
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.ChooseAsync(new { choice = "save", categories = new[] { "tracking" } });
        var cookie = RecordingSite.CookieOf(granted);

        (await GrantedAsync(site, cookie)).Should().Equal("tracking");
        (await GrantedAsync(site, cookie.Replace(from, to, StringComparison.Ordinal))).Should().BeEmpty();
        site.Store.Readings.Should().Be(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&unrecorded=-")]
    [InlineData("&sig=AAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("&sig=AAAA")]
    [InlineData("&sig=A&unrecorded=tracking")]
    public async Task A_grant_made_by_hand_does_not_count_and_changes_nothing(string more)
    {
        await using var site = await RecordingSite.StartAsync();
        var made = Visitor.GrantedAll + $"&id={new string('A', 22)}.{Guid.NewGuid():N}{more}";

        for (var visit = 0; visit < 3; visit++)
        {
            using var page = await site.Host.GetAsync("/", made, ("Sec-GPC", "1"));
            using var state = await site.Host.GetAsync("/privacy-choices/state", made, ("Sec-GPC", "1"));
            page.SetCookies().Should().BeEmpty();
            state.SetCookies().Should().BeEmpty();
            (await state.JsonAsync()).GetProperty("categories").GetProperty("session").GetBoolean().Should().BeFalse();
        }

        await RecordingSite.SettleAsync();
        site.Store.Records.Should().BeEmpty();
        site.Store.Readings.Should().Be(1);
    }

    [Fact]
    public async Task A_grant_from_before_there_were_signatures_is_looked_up_once_and_signed()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        var signed = RecordingSite.CookieOf(granted);
        var before = Signature().Replace(signed, "");

        using var first = await site.Host.GetAsync("/privacy-choices/state", before);
        using var second = await site.Host.GetAsync("/privacy-choices/state", RecordingSite.CookieOf(first));

        (await first.JsonAsync()).GetProperty("decided").GetBoolean().Should().BeTrue();
        RecordingSite.CookieOf(first).Should().Be(signed);
        second.SetCookies().Should().BeEmpty();
        (await second.JsonAsync()).GetProperty("categories").GetProperty("tracking").GetBoolean().Should().BeTrue();
        site.Store.Readings.Should().Be(1);
    }

    [Fact]
    public async Task A_page_that_never_asks_for_consent_is_sent_no_cookie_for_it()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();

        (await site.Host.SetCookiesAsync(cookie: Signature().Replace(RecordingSite.CookieOf(granted), ""))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("advertising=no", "advertising=yes")]
    [InlineData("&at=2026-11-23T10:00:00Z", "&at=2026-11-23T11:00:00Z")]
    public async Task What_the_record_does_not_say_is_not_granted(string from, string to)
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.ChooseAsync(new { choice = "save", categories = new[] { "tracking" } });
        var unsigned = Signature().Replace(RecordingSite.CookieOf(granted), "");

        (await GrantedAsync(site, unsigned.Replace(from, to, StringComparison.Ordinal))).Should().NotContain("advertising");
    }

    [Fact]
    public async Task A_grant_that_was_withdrawn_since_is_proven_by_no_record()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        using var withdrawn = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", RecordingSite.CookieOf(granted));

        (await GrantedAsync(site, Signature().Replace(RecordingSite.CookieOf(granted), ""))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_refusal_needs_no_proof()
    {
        await using var site = await RecordingSite.StartAsync(options: options => options.Mode = ConsentMode.OptOut);

        (await GrantedAsync(site, Visitor.RefusedAll + $"&id={new string('A', 22)}.{Guid.NewGuid():N}")).Should().BeEmpty();
        site.Store.Readings.Should().Be(0);
    }

    [Fact]
    public async Task Nodes_that_share_their_keys_need_not_ask()
    {
        await using var one = await RecordingSite.StartAsync();
        await using var other = await RecordingSite.StartAsync();
        using var granted = await one.AcceptAsync();

        (await GrantedAsync(other, RecordingSite.CookieOf(granted))).Should().Equal("session", "tracking", "advertising");
        other.Store.Readings.Should().Be(0);
    }

    [Fact]
    public async Task With_replaced_keys_a_grant_is_looked_up_once_and_signed_anew()
    {
        await using var old = await RecordingSite.StartAsync(options: options => options.Records.HashKey = "the first secret of all");
        await using var site = await RecordingSite.StartAsync(
            options: options => options.Records.HashKey = "another secret than that",
            services: services => services.AddSingleton<IConsentRecordStore>(old.Store));
        using var granted = await old.AcceptAsync();

        using var first = await site.Host.GetAsync("/privacy-choices/state", RecordingSite.CookieOf(granted));
        var again = RecordingSite.CookieOf(first);

        again.Should().NotBe(RecordingSite.CookieOf(granted));
        (await GrantedAsync(site, again)).Should().Equal("session", "tracking", "advertising");
        old.Store.Readings.Should().Be(1);
    }

    [Fact]
    public async Task Another_site_s_grant_is_asked_for_again()
    {
        await using var other = await RecordingSite.StartAsync(options: options => options.Records.HashKey = "the other site's secret");
        await using var site = await RecordingSite.StartAsync();
        using var granted = await other.AcceptAsync();

        (await GrantedAsync(site, RecordingSite.CookieOf(granted))).Should().BeEmpty();
        using var accepted = await site.AcceptAsync(RecordingSite.CookieOf(granted));
        site.Store.Records.Single().Subject.Should().NotBe(other.Store.Records.Single().Subject);
    }

    [Fact]
    public async Task While_the_store_does_not_answer_nothing_is_granted_and_then_it_is_asked_again()
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        var unsigned = Signature().Replace(RecordingSite.CookieOf(granted), "");
        site.Store.FailsToRead = true;

        (await GrantedAsync(site, unsigned)).Should().BeEmpty();
        (await GrantedAsync(site, unsigned)).Should().BeEmpty();
        site.Store.Readings.Should().Be(1);
        site.Store.FailsToRead = false;
        site.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        (await GrantedAsync(site, unsigned)).Should().Equal("session", "tracking", "advertising");
    }

    [Fact]
    public async Task However_many_cookies_one_client_makes_the_store_is_asked_no_more_often_than_it_may_decide()
    {
        await using var site = await RecordingSite.StartAsync(options: options => options.Records.MaxPerMinute = 5);

        for (var made = 0; made < 20; made++)
        {
            await GrantedAsync(site, Visitor.GrantedAll + $"&id={new string('A', 22)}.{Guid.NewGuid():N}");
        }

        site.Store.Readings.Should().Be(5);
    }

    [Fact]
    public async Task What_came_unsigned_is_not_signed_for_a_script()
    {
        var given = "";
        await using var site = await RecordingSite.StartAsync(context =>
        {
            given = context.Features.GetRequiredFeature<ITrackingConsentFeature>().CreateConsentCookie();
            return context.Response.WriteAsync("page");
        });

        using var page = await site.Host.GetAsync("/", Visitor.Decided("session=no", $"id={new string('A', 22)}.{Guid.NewGuid():N}"));

        given.Should().Contain("session=no").And.NotContain("sig=");
    }

    [Fact]
    public async Task Keys_that_are_no_key_ring_s_still_sign()
    {
        await using var site = await RecordingSite.StartAsync(
            services: services => services.AddDataProtection().UseEphemeralDataProtectionProvider());
        using var granted = await site.AcceptAsync();

        (await GrantedAsync(site, RecordingSite.CookieOf(granted))).Should().Equal("session", "tracking", "advertising");
        site.Store.Readings.Should().Be(0);
    }

    [Fact]
    public async Task A_signature_costs_29_bytes_where_decisions_are_recorded_and_none_elsewhere()
    {
        await using var site = await RecordingSite.StartAsync();
        await using var without = await ConsentHost.StartAsync(Server.InMemory, context => context.Response.WriteAsync("page"));
        using var granted = await site.AcceptAsync();
        using var body = System.Net.Http.Json.JsonContent.Create(new { choice = "accept" });
        using var unrecorded = await without.SendAsync(HttpMethod.Post, "/privacy-choices", content: body);

        Signature().Match(RecordingSite.CookieOf(granted)).Length.Should().Be(29);
        RecordingSite.CookieOf(unrecorded).Should().NotContain("sig=");
    }

    private static async Task<IEnumerable<string>> GrantedAsync(RecordingSite site, string cookie)
    {
        using var response = await site.Host.GetAsync("/privacy-choices/state", cookie);
        return (await response.JsonAsync()).GetProperty("categories").EnumerateObject()
            .Where(category => category.Name != "essential" && category.Value.GetBoolean()).Select(category => category.Name);
    }

    [GeneratedRegex("&sig=[A-Za-z0-9_-]+")]
    private static partial Regex Signature();
}
