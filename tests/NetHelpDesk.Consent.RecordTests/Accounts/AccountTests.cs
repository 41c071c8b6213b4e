using System.Net;

namespace NetHelpDesk.Consent.RecordTests;

public sealed class AccountTests(DatabaseFixture databases) : OnBothDatabases(databases)
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_device_on_which_nothing_was_decided_follows_the_account_while_it_is_signed_in(Provider provider)
    {
        await using var site = await AccountSite.StartAsync(await CreateAsync(provider));
        var (first, second) = (new Device(site), new Device(site));
        await first.AcceptAsync();

        using var page = await second.SendAsync(HttpMethod.Get, "/", cookies: "lead=1");
        var signedIn = await second.StateAsync();
        second.Account = null;
        using var signedOutPage = await second.SendAsync(HttpMethod.Get, "/", cookies: "lead=1");
        var signedOut = await second.StateAsync();

        Device.IsGranted(signedIn, "tracking").Should().BeTrue();
        signedIn.GetProperty("decided").GetBoolean().Should().BeTrue();
        (await page.TextAsync()).Should().Be("known");
        page.CookieNames().Should().Equal("lead");
        second.Cookie.Should().BeEmpty("what is the account's is not kept on the device");
        Device.IsGranted(signedOut, "tracking").Should().BeFalse();
        signedOut.GetProperty("decided").GetBoolean().Should().BeFalse();
        (await signedOutPage.TextAsync()).Should().Be("unknown");
        signedOutPage.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_devices_own_choice_wins(Provider provider)
    {
        await using var site = await AccountSite.StartAsync(await CreateAsync(provider));
        var (first, refused, granted, other) =
            (new Device(site), new Device(site, account: null), new Device(site, account: null), new Device(site, account: "another"));
        await first.SaveAsync("tracking");
        await refused.RejectAsync();
        await granted.AcceptAsync();

        refused.Account = granted.Account = "dana";

        (await refused.IsGrantedAsync()).Should().BeFalse();
        (await granted.IsGrantedAsync("advertising")).Should().BeTrue("that the account does not grant it takes nothing back");
        (await first.IsGrantedAsync("advertising")).Should().BeFalse("a choice made while signed out is not the account's");
        (await other.IsGrantedAsync()).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_withdrawn_on_one_device_is_withdrawn_on_the_others_at_their_next_request(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var site = await AccountSite.StartAsync(database);
        var (first, follower, own) = (new Device(site), new Device(site), new Device(site, account: null));
        await own.AcceptAsync();
        await first.AcceptAsync();
        own.Account = "dana";
        (await follower.IsGrantedAsync() && await own.IsGrantedAsync()).Should().BeTrue();

        var withdrawn = await follower.WithdrawAsync();

        Device.IsGranted(withdrawn, "tracking").Should().BeFalse();
        withdrawn.GetProperty("recorded").GetBoolean().Should().BeTrue();
        (await first.IsGrantedAsync()).Should().BeFalse();
        (await own.IsGrantedAsync()).Should().BeFalse();
        (await new Device(site).IsGrantedAsync()).Should().BeFalse();
        var records = await database.RecordsAsync();
        var (grant, withdrawal) = (records.Single(record => first.Cookie.Contains(record.Id.ToString("N"))), records.Single(record => record.Kind == ConsentRecordKind.Withdrawn));
        withdrawal.Previous.Should().Be(grant.Id);
        withdrawal.Account.Should().Be(grant.Account).And.HaveLength(43).And.NotContain("dana");
        withdrawal.Subject.Should().NotBe(grant.Subject, "each device has an id of its own");
        first.Account = own.Account = null;
        (await first.IsGrantedAsync() && await own.IsGrantedAsync()).Should().BeTrue("signing out restores the device's own state");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_that_a_device_asks_for_after_a_withdrawal_elsewhere_gets_no_cookie_and_loses_what_it_has(Provider provider)
    {
        await using var site = await AccountSite.StartAsync(await CreateAsync(provider));
        var (first, second) = (new Device(site), new Device(site));
        await first.AcceptAsync();
        await second.AcceptAsync();
        await second.WithdrawAsync();

        using var page = await first.SendAsync(HttpMethod.Get, "/", cookies: "lead=1");

        (await page.TextAsync()).Should().Be("unknown");
        page.SetCookies().Should().NotContain(line => line.StartsWith("lead=1", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Who_grants_again_after_a_withdrawal_elsewhere_has_granted(Provider provider)
    {
        await using var site = await AccountSite.StartAsync(await CreateAsync(provider));
        var (first, second) = (new Device(site), new Device(site));
        await first.AcceptAsync();
        await second.WithdrawAsync();
        (await first.IsGrantedAsync()).Should().BeFalse();

        var state = await first.SaveAsync("tracking");
        var next = await first.IsGrantedAsync();
        site.Refresh();

        Device.IsGranted(state, "tracking").Should().BeTrue();
        Device.IsGranted(state, "advertising").Should().BeFalse("it was taken back, and nobody granted it again");
        next.Should().BeTrue();
        (await first.IsGrantedAsync()).Should().BeTrue();
        (await first.IsGrantedAsync("advertising")).Should().BeFalse();
        (await second.IsGrantedAsync()).Should().BeFalse("its own choice wins");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_node_sees_what_another_recorded_once_it_reads_the_account_anew(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var one = await AccountSite.StartAsync(database);
        await using var another = await AccountSite.StartAsync(database);
        another.Host.Clock.Advance(TimeSpan.FromSeconds(2));
        var (first, second) = (new Device(one), new Device(another));
        await first.AcceptAsync();
        (await first.IsGrantedAsync() && await second.IsGrantedAsync()).Should().BeTrue();

        await second.WithdrawAsync();
        one.Refresh();

        (await first.IsGrantedAsync()).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_a_device_takes_back_signed_out_takes_the_grant_from_the_account_that_it_was_made_with(Provider provider)
    {
        await using var site = await AccountSite.StartAsync(await CreateAsync(provider));
        var (first, second) = (new Device(site), new Device(site));
        await first.AcceptAsync();
        (await second.IsGrantedAsync()).Should().BeTrue();

        first.Account = null;
        await first.WithdrawAsync();
        site.Refresh();

        (await second.IsGrantedAsync()).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_choice_about_one_category_leaves_the_others_to_the_account(Provider provider)
    {
        await using var site = await AccountSite.StartAsync(await CreateAsync(provider));
        var (first, second, third) = (new Device(site), new Device(site), new Device(site));
        await first.SaveAsync("tracking");

        await second.GrantAsync("advertising");
        site.Refresh();

        (await second.IsGrantedAsync("tracking") && await second.IsGrantedAsync("advertising")).Should().BeTrue();
        (await third.IsGrantedAsync("tracking") && await third.IsGrantedAsync("advertising")).Should().BeTrue();
        second.Cookie.Should().Contain("advertising=yes").And.NotContain("tracking=");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task To_be_forgotten_withdraws_on_all_devices_and_leaves_nothing_of_the_account_but_that(Provider provider)
    {
        var database = await CreateAsync(provider);
        await using var site = await AccountSite.StartAsync(database, options => options.Records.UserAgent = ClientDetail.Hashed);
        var (first, second) = (new Device(site), new Device(site));
        await first.AcceptAsync();
        await second.AcceptAsync();

        using var forgotten = await second.SendAsync(HttpMethod.Post, "/privacy-choices/forget");

        forgotten.StatusCode.Should().Be(HttpStatusCode.NoContent);
        second.Cookie.Should().BeEmpty();
        var records = await database.RecordsAsync();
        records.Should().HaveCount(3).And.OnlyContain(record => record.Subject == null && record.UserAgent == null);
        records.Where(record => record.Account is not null).Should().ContainSingle().Which.Kind.Should().Be(ConsentRecordKind.Withdrawn);
        (await first.IsGrantedAsync()).Should().BeFalse();
        (await second.IsGrantedAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task What_the_account_granted_does_not_outrank_the_privacy_signal_of_another_browser()
    {
        await using var site = await AccountSite.StartAsync(await CreateAsync(Provider.Sqlite));
        var (first, second) = (new Device(site), new Device(site));
        await first.AcceptAsync();

        var state = await second.StateAsync(("Sec-GPC", "1"));

        Device.IsGranted(state, "advertising").Should().BeFalse();
        Device.IsGranted(state, "tracking").Should().BeTrue();
    }

    [Fact]
    public async Task A_grant_of_the_account_lapses_as_one_of_the_device_does()
    {
        var database = await CreateAsync(Provider.Sqlite);
        await using var site = await AccountSite.StartAsync(database);
        await using var newPolicy = await AccountSite.StartAsync(database, options => options.PolicyVersion = "later");
        await new Device(site).AcceptAsync();

        var now = await new Device(site).IsGrantedAsync();
        var underAnother = await new Device(newPolicy).IsGrantedAsync();
        site.Host.Clock.Advance(TimeSpan.FromDays(181));
        var later = await new Device(site).IsGrantedAsync();

        (now, underAnother, later).Should().Be((true, false, false));
    }

    [Fact]
    public async Task A_consent_cookie_that_cannot_be_read_may_hold_a_refusal()
    {
        await using var site = await AccountSite.StartAsync(await CreateAsync(Provider.Sqlite));
        var second = new Device(site);
        await new Device(site).AcceptAsync();

        using var response = await second.SendAsync(HttpMethod.Get, "/privacy-choices/state", cookies: ".NetHelpDesk.Consent=what?");

        Device.IsGranted(await response.JsonAsync(), "tracking").Should().BeFalse();
    }
}
