using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Tests.Records;

/// <summary>
/// A browser may send two consent cookies: one of another domain, a mangled one, or one that somebody put there. What is
/// read of both together is not what the visitor decided, and is neither written back nor recorded as that.
/// </summary>
public sealed partial class TwoConsentCookiesTests
{
    public static TheoryData<string> Beside =>
    [
        ".NetHelpDesk.Consent=garbage; {0}",
        "{0}; .NetHelpDesk.Consent=garbage",
        "{0}; foo=bar, .NetHelpDesk.Consent=garbage",
        $"{{0}}; foo=bar, {Visitor.RefusedAll}",
        $"{{0}}; {Visitor.RefusedAll}",
        $"{Visitor.RefusedAll}; {{0}}",
        $"{{0}}; {Visitor.Decided("session=yes")}",
    ];

    [Theory]
    [MemberData(nameof(Beside))]
    public async Task A_grant_without_signature_survives_what_stood_beside_it(string beside)
    {
        await using var site = await RecordingSite.StartAsync();
        using var granted = await site.AcceptAsync();
        var unsigned = Signature().Replace(RecordingSite.CookieOf(granted), "");

        using var both = await site.Host.GetAsync("/privacy-choices/state", With(beside, unsigned));
        using var alone = await site.Host.GetAsync("/privacy-choices/state", unsigned);

        both.SetCookies().Should().BeEmpty();
        (await GrantedIn(both)).Should().BeFalse();
        RecordingSite.CookieOf(alone).Should().Be(RecordingSite.CookieOf(granted));
        (await GrantedIn(alone)).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Beside))]
    public async Task What_was_taken_back_is_recorded_as_it_was_decided(string beside)
    {
        await using var killed = await RecordingSite.StartAsync();
        using var granted = await killed.AcceptAsync();
        killed.Store.Fails = true;
        using var changed = await killed.ChooseAsync(new { choice = "save", categories = new[] { "tracking" } }, RecordingSite.CookieOf(granted));
        var cookie = RecordingSite.CookieOf(changed);
        cookie.Should().Contain("&unrecorded=session.advertising&");
        await using var site = await RecordingSite.StartAsync();

        using var both = await site.Host.GetAsync("/privacy-choices/state", With(beside, cookie));
        await RecordingSite.SettleAsync();
        using var again = await site.Host.GetAsync("/privacy-choices/state", With(beside, cookie));
        using var alone = await site.Host.GetAsync("/privacy-choices/state", cookie);
        await RecordingSite.EventuallyAsync(() => site.Store.Records.Count == 1);
        using var settled = await site.Host.GetAsync("/privacy-choices/state", cookie);

        both.SetCookies().Should().BeEmpty();
        again.SetCookies().Should().BeEmpty();
        site.Store.Records.Single().Kind.Should().Be(ConsentRecordKind.Changed);
        RecordingSite.CookieOf(settled).Should().Contain("&tracking=yes");
    }

    [Fact]
    public async Task Of_two_that_lead_to_different_records_neither_is_the_visitor_s_for_a_grant()
    {
        await using var site = await RecordingSite.StartAsync();
        using var own = await site.AcceptAsync();
        site.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var planted = await site.AcceptAsync();
        var both = $"{RecordingSite.CookieOf(own)}; {RecordingSite.CookieOf(planted)}";

        foreach (var choice in new object[] { new { choice = "accept" }, new { choice = "save", categories = new[] { "tracking" } } })
        {
            using var changed = await site.ChooseAsync(choice, both);

            var record = site.Store.Records[^1];
            record.Subject.Should().NotBe(site.Store.Records[0].Subject).And.NotBe(site.Store.Records[1].Subject);
            record.Previous.Should().BeNull();
            RecordingSite.CookieOf(changed).Should().Contain($"&id={record.Subject}.");
        }
    }

    [Fact]
    public async Task A_withdrawal_is_recorded_where_something_was_granted()
    {
        await using var site = await RecordingSite.StartAsync();
        using var own = await site.AcceptAsync();
        site.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var other = await site.AcceptAsync();
        using var withdrawn = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", RecordingSite.CookieOf(other));
        var planted = RecordingSite.CookieOf(withdrawn);

        foreach (var beside in new[] { planted, Visitor.RefusedAll, "x=y" })
        {
            using var _ = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", $"{RecordingSite.CookieOf(own)}; {beside}");

            site.Store.Records[^1].Subject.Should().Be(site.Store.Records[0].Subject, "beside {0}", beside);
            site.Store.Records[^1].Previous.Should().Be(site.Store.Records[0].Id);
        }
    }

    [Fact]
    public async Task To_be_forgotten_blanks_both_ids()
    {
        await using var site = await RecordingSite.StartAsync();
        using var one = await site.AcceptAsync();
        using var other = await site.AcceptAsync();

        using var forgotten = await site.Host.SendAsync(
            HttpMethod.Post, "/privacy-choices/forget", $"{RecordingSite.CookieOf(one)}; {RecordingSite.CookieOf(other)}");

        forgotten.IsSuccessStatusCode.Should().BeTrue();
        site.Store.Batches.SelectMany(batch => batch.Forgotten)
            .Should().BeEquivalentTo(site.Store.Records.Take(2).Select(record => record.Subject));
    }

    [Fact]
    public async Task The_privacy_signal_is_recorded_of_neither_of_two()
    {
        await using var site = await RecordingSite.StartAsync();
        using var one = await site.AcceptAsync();
        using var other = await site.AcceptAsync();
        var both = $"{RecordingSite.CookieOf(one)}; {RecordingSite.CookieOf(other)}";

        using var state = await site.Host.GetAsync("/privacy-choices/state", both, ("Sec-GPC", "1"));

        await RecordingSite.SettleAsync();
        site.Store.Records.Should().HaveCount(2);
        using var alone = await site.Host.GetAsync("/privacy-choices/state", RecordingSite.CookieOf(one), ("Sec-GPC", "1"));
        await RecordingSite.EventuallyAsync(() => site.Store.Records.Count == 3);
    }

    private static string With(string beside, string cookie) => beside.Replace("{0}", cookie, StringComparison.Ordinal);

    private static async Task<bool> GrantedIn(HttpResponseMessage state) =>
        (await state.JsonAsync()).GetProperty("categories").GetProperty("tracking").GetBoolean();

    [GeneratedRegex("&sig=[^&;]*")]
    private static partial Regex Signature();
}
