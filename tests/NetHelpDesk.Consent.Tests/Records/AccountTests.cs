using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Tests.Records;

/// <summary>What a link to accounts costs, and what becomes of it when something fails.</summary>
public sealed class AccountTests
{
    /// <summary>Keeps <c>WebApplication</c> from authenticating before everything else, for every visitor.</summary>
    private const string AlreadyAuthenticated = "__AuthenticationMiddlewareSet";

    private static readonly (string, string) Dana = ("Authorization", "dana");

    [Fact]
    public async Task An_account_is_read_once_however_many_requests_there_are_meanwhile()
    {
        await using var site = await StartAsync();

        for (var request = 0; request < 20; request++)
        {
            using var response = await site.Host.GetAsync("/", headers: Dana);
        }

        var meanwhile = site.Store.Readings;
        site.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        using var later = await site.Host.GetAsync("/", headers: Dana);

        meanwhile.Should().Be(1);
        site.Store.Readings.Should().Be(2);
    }

    [Fact]
    public async Task Nobody_is_asked_who_an_anonymous_visitor_is()
    {
        await using var site = await StartAsync();

        using var response = await site.Host.GetAsync();

        site.Host.Services.GetRequiredService<Count>().Asked.Should().Be(0);
        site.Store.Readings.Should().Be(0);
    }

    [Fact]
    public async Task While_the_store_does_not_answer_what_was_known_of_an_account_goes_on_and_a_withdrawal_counts()
    {
        await using var site = await StartAsync();
        using var granted = await site.ChooseAsync(new { choice = "accept" }, cookie: null, Dana);
        var before = await IsGrantedAsync(site);
        site.Store.FailsToRead = site.Store.Fails = true;
        site.Host.Clock.Advance(TimeSpan.FromSeconds(6));

        var meanwhile = await IsGrantedAsync(site);
        using var withdrawn = await site.Host.SendAsync(HttpMethod.Delete, "/privacy-choices", headers: Dana);
        site.Host.Clock.Advance(TimeSpan.FromSeconds(6));
        var after = await IsGrantedAsync(site);

        (before, meanwhile, after).Should().Be((true, true, false));
        site.Host.Logs.Should().Contain(record => record.Id.Id == 51);
    }

    [Fact]
    public async Task Where_nothing_is_known_of_an_account_the_devices_own_choice_holds()
    {
        await using var site = await StartAsync();
        using var granted = await site.AcceptAsync();
        site.Store.FailsToRead = true;

        var own = await IsGrantedAsync(site, RecordingSite.CookieOf(granted));

        own.Should().BeTrue();
        (await IsGrantedAsync(site)).Should().BeFalse();
    }

    [Fact]
    public async Task An_error_of_the_sign_in_leaves_the_devices_own_choice()
    {
        await using var site = await StartAsync();
        using var granted = await site.AcceptAsync();

        using var response = await site.Host.GetAsync(
            "/privacy-choices/state", RecordingSite.CookieOf(granted), ("Authorization", "broken"));

        site.Host.Logs.Should().ContainSingle(record => record.Id.Id == 52);
        (await response.JsonAsync()).GetProperty("categories").GetProperty("tracking").GetBoolean().Should().BeTrue();
    }

    private static async Task<bool> IsGrantedAsync(RecordingSite site, string? cookie = null)
    {
        using var response = await site.Host.GetAsync("/privacy-choices/state", cookie, Dana);
        return (await response.JsonAsync()).GetProperty("categories").GetProperty("tracking").GetBoolean();
    }

    private static Task<RecordingSite> StartAsync() => RecordingSite.StartAsync(
        options: options => options.Records.HashKey = "a secret of the tests",
        before: app => ((IApplicationBuilder)app).Properties[AlreadyAuthenticated] = true,
        services: services =>
        {
            services.AddSingleton<Count>();
            HeaderLogin.AddTo<CountedLogin>(services);
            services.AddNetHelpDeskConsent(_ => { }).LinkAccounts(user => user.Identity?.Name);
        });

    private sealed class Count
    {
        public int Asked { get; set; }
    }

    private sealed class CountedLogin(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Count count)
        : HeaderLogin(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            count.Asked++;
            return Request.Headers.Authorization != "broken"
                ? base.HandleAuthenticateAsync()
                : throw new InvalidOperationException("The key ring is gone.");
        }
    }
}
