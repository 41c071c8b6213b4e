using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

public sealed class ExpiryTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly SecureSite _site = new();
    private IBrowserContext _context = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        await _site.StartAsync();
        _context = await browser.NewContextAsync(new() { BaseURL = _site.Address.ToString(), IgnoreHTTPSErrors = true });
        _page = await _context.NewPageAsync();
        await _page.GotoAsync("/");
    }

    [Fact]
    public async Task After_a_withdrawal_the_browser_holds_no_refused_cookie_wherever_it_was()
    {
        await ChooseAsync("accept");
        await _page.GotoAsync("/everything");
        (await HeldAsync()).Should().HaveCount(14);

        await ChooseAsync("reject");
        foreach (var path in new[] { "/articles/mail/1", "/", "/articles/mail" })
        {
            await _page.GotoAsync(path);
        }

        (await HeldAsync()).Select(cookie => cookie.Name).Should().BeEquivalentTo(".NetHelpDesk.Consent", "login");
    }

    [Fact]
    public async Task Rare_prefixes_partitions_below_a_path_and_names_beyond_ASCII_go_too()
    {
        await ChooseAsync("accept");
        await _page.GotoAsync("/articles/rare?write");
        (await HeldAsync()).Should().HaveCount(9);

        await ChooseAsync("reject");
        for (var visits = 0; visits < 30 && (await HeldAsync()).Count > 1; visits++)
        {
            await _page.GotoAsync("/articles/rare");
        }

        (await HeldAsync()).Select(cookie => cookie.Name).Should().Equal(".NetHelpDesk.Consent");
    }

    [Fact]
    public async Task A_lasting_cookie_of_the_session_category_becomes_a_session_cookie_when_it_is_written_again()
    {
        await _context.AddCookiesAsync([new()
        {
            Name = "visit",
            Value = "0",
            Domain = SecureSite.Host,
            Path = "/",
            Expires = DateTimeOffset.UtcNow.AddDays(300).ToUnixTimeSeconds(),
        }]);
        await ChooseAsync("accept");

        await _page.GotoAsync("/everything");

        var visit = (await HeldAsync()).Should().ContainSingle(cookie => cookie.Name == "visit").Which;
        visit.Value.Should().Be("1");
        visit.Expires.Should().Be(-1);
    }

    [Fact]
    public async Task A_visit_does_not_extend_the_consent_cookie()
    {
        await ChooseAsync("accept");
        var decided = await ConsentCookieAsync();

        await _page.GotoAsync("/everything");
        await _page.GotoAsync("/");

        (await ConsentCookieAsync()).Should().BeEquivalentTo(decided);
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _site.DisposeAsync();
    }

    private async Task ChooseAsync(string choice) => await _page.EvaluateAsync(
        "choice => fetch('/privacy-choices', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ choice }) })",
        choice);

    private async Task<BrowserContextCookiesResult> ConsentCookieAsync() =>
        (await HeldAsync()).Single(cookie => cookie.Name == ".NetHelpDesk.Consent");

    private Task<IReadOnlyList<BrowserContextCookiesResult>> HeldAsync() => _context.CookiesAsync();
}
