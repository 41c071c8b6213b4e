using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Cookies and storage that scripts write in the page.</summary>
public class CookieGuardTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    internal const string WriteAll =
        """
        () => {
          for (const name of ['login', 'visit', 'lead', '_ga', 'promo', 'ad', 'leadC1', 'plain']) {
            document.cookie = name + '=1; path=/; max-age=86400';
          }
          document.cookie = 'nameless; path=/';
          document.cookie = ' \tspaced lead = 1; path=/';
        }
        """;

    [Fact]
    public async Task Without_consent_a_script_writes_only_what_needs_none()
    {
        await using var guarded = await StartAsync();
        var page = await Visitor.OpenAsync(guarded.Address);

        await page.EvaluateAsync<object>(WriteAll);

        (await Visitor.CookiesAsync()).Should().BeEquivalentTo("login", "plain");
    }

    [Fact]
    public async Task With_consent_it_writes_them_with_the_lifetimes_that_the_server_gives()
    {
        await using var guarded = await StartAsync();
        var page = await Visitor.OpenAsync(guarded.Address);
        await page.ChooseFromScriptAsync("accept");

        await page.EvaluateAsync<object>(WriteAll);

        var held = await Visitor.HeldAsync();
        held.Select(cookie => cookie.Name).Should()
            .BeEquivalentTo(".NetHelpDesk.Consent", "login", "plain", "visit", "lead", "leadC1", "_ga", "ad", "spaced lead");
        held.Single(cookie => cookie.Name == "visit").Expires.Should().Be(-1);
        LifetimeOf(held, "lead").Should().BeCloseTo(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        LifetimeOf(held, "_ga").Should().BeCloseTo(TimeSpan.FromDays(1), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_deletion_passes_and_what_has_no_consent_cannot_be_read()
    {
        await using var guarded = await StartAsync();
        await Visitor.HoldAsync(guarded.Address, "lead", "promo");
        var page = await Visitor.OpenAsync(guarded.Address);

        (await page.EvaluateAsync<string>("() => document.cookie")).Should().Be("promo=1");
        await page.EvaluateAsync<string>("() => document.cookie = 'lead=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT'");
        (await Visitor.CookiesAsync()).Should().BeEquivalentTo("promo");
    }

    [Fact]
    public async Task What_the_visitor_refuses_is_swept_at_once_and_cannot_be_written_again()
    {
        await using var guarded = await StartAsync();
        var page = await Visitor.OpenAsync(guarded.Address + "/articles/mail/");
        await page.ChooseFromScriptAsync("accept");
        await page.EvaluateAsync<object>(WriteAll);
        await page.EvaluateAsync<string>("() => document.cookie = 'lead=1; path=/articles/mail/'");

        await page.EvaluateAsync<object>(
            """
            () => document.dispatchEvent(new CustomEvent('consentchange', {
              detail: { decided: true, categories: { essential: true, session: true, tracking: false, advertising: true } },
            }))
            """);
        await page.EvaluateAsync<object>(WriteAll);

        (await Visitor.CookiesAsync()).Should().BeEquivalentTo(".NetHelpDesk.Consent", "login", "plain", "visit", "ad");
    }

    [Fact]
    public async Task Sweeping_spares_the_cookies_of_a_visitor_who_has_not_decided()
    {
        await using var guarded = await StartAsync();
        await Visitor.HoldAsync(guarded.Address, "lead");

        await Visitor.OpenAsync(guarded.Address);

        (await Visitor.CookiesAsync()).Should().BeEquivalentTo("lead");
    }

    [Fact]
    public async Task The_cookie_store_is_held_to_the_same_rules()
    {
        // It exists in secure contexts alone, of which a loopback address is one.
        await using var guarded = await StartAsync();
        var page = await Visitor.OpenAsync(guarded.Address);
        const string write =
            """
            async () => {
              for (const name of ['login', 'visit', 'lead', 'ad']) {
                await cookieStore.set({ name, value: '1', expires: Date.now() + 86400000 });
              }
              await cookieStore.set('plain', '1');
            }
            """;

        await page.EvaluateAsync<object>(write);
        var refused = await Visitor.CookiesAsync();
        await page.ChooseFromScriptAsync("accept");
        await page.EvaluateAsync<object>(write);

        refused.Should().BeEquivalentTo("login", "plain");
        var held = await Visitor.HeldAsync();
        held.Select(cookie => cookie.Name).Should().BeEquivalentTo(".NetHelpDesk.Consent", "login", "plain", "visit", "lead", "ad");
        held.Single(cookie => cookie.Name == "visit").Expires.Should().Be(-1);
        LifetimeOf(held, "lead").Should().BeCloseTo(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task In_a_page_for_everybody_a_cookie_waits_until_it_is_known_whether_it_may_be_written()
    {
        await using var guarded = await StartAsync(
            options => options.BannerMode = BannerMode.CacheSafe,
            """<script>document.cookie = 'lead=1; path=/'; document.cookie = 'ad=1; path=/';</script>""");
        var page = await Visitor.OpenAsync(guarded.Address);
        (await Visitor.CookiesAsync()).Should().BeEmpty();
        await page.ChooseFromScriptAsync("save", "tracking");
        await Visitor.ForgetAsync("lead");

        await page.GoToAsync(guarded.Address);

        await page.UntilAsync("() => document.cookie.includes('lead')");
        (await Visitor.CookiesAsync()).Should().BeEquivalentTo(".NetHelpDesk.Consent", "lead");
    }

    [Theory]
    [InlineData(EnforcementMode.ReportOnly)]
    [InlineData(EnforcementMode.Off)]
    public async Task Where_cookies_are_not_enforced_scripts_write_what_they_like(EnforcementMode enforcement)
    {
        await using var guarded = await StartAsync(options => options.Paths["/free"] = new() { Enforcement = enforcement, Reason = "A test" });
        var page = await Visitor.OpenAsync(guarded.Address + "/free");

        await page.EvaluateAsync<object>(WriteAll);

        (await Visitor.CookiesAsync()).Should().Contain(["lead", "_ga", "promo", "ad"]);
    }

    [Fact]
    public async Task Unknown_cookies_follow_the_option()
    {
        await using var guarded = await StartAsync(options => options.UnknownCookies = UnknownCookies.Allow);
        var page = await Visitor.OpenAsync(guarded.Address);

        await page.EvaluateAsync<object>(WriteAll);

        // What has no name is a value to some browsers, and a name to others.
        (await Visitor.HeldAsync()).Select(cookie => cookie.Name + cookie.Value).Should()
            .BeEquivalentTo("login1", "plain1", "promo1", "nameless");
    }

    [Fact]
    public async Task Declared_storage_is_cleared_once_it_is_refused_and_not_before()
    {
        await using var stored = await ScriptSite.StartAsync("</head><body>", options =>
        {
            options.Cookies["heat-*"] = new() { Category = CookieCategory.Tracking, Kind = StorageKind.LocalStorage, Purpose = "p" };
            options.Cookies["tab"] = new() { Category = CookieCategory.Tracking, Kind = StorageKind.SessionStorage, Purpose = "p" };
        });
        const string keys = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort()";
        var page = await Visitor.OpenAsync(stored.Address);
        await page.EvaluateAsync<object>("() => { localStorage['heat-1'] = localStorage.other = sessionStorage.tab = '1'; }");
        await page.GoToAsync(stored.Address);
        (await page.EvaluateAsync<string[]>(keys)).Should().Equal("heat-1", "other", "tab");

        await page.ChooseFromScriptAsync("reject");

        (await page.EvaluateAsync<string[]>(keys)).Should().Equal("other");
        await page.EvaluateAsync<object>("() => { localStorage['heat-1'] = '1'; }");
        await page.GoToAsync(stored.Address);
        (await page.EvaluateAsync<string[]>(keys)).Should().Equal("other");
    }

    internal static Task<ScriptSite> StartAsync(Action<ConsentOptions>? change = null, string script = "") => ScriptSite.StartAsync(
        script + "</head><body>",
        options =>
        {
            options.GuardScriptCookies = true;
            options.Cookies["login"] = new() { Category = CookieCategory.Essential, Purpose = "Keeps you signed in" };
            options.Cookies["visit"] = new() { Category = CookieCategory.Session, Purpose = "Remembers this visit" };
            options.Cookies["lead"] = new() { Category = CookieCategory.Tracking, Purpose = "Counts visits", MaxLifetime = "1 hour" };
            options.Cookies["* lead"] = new() { Category = CookieCategory.Tracking, Purpose = "Counts visits" };
            options.Cookies["ad"] = new() { Category = CookieCategory.Advertising, Purpose = "Chooses advertisements" };
            options.Cookies["plain"] = new() { Category = CookieCategory.Tracking, RequiresConsent = false, Reason = "A test", Purpose = "p" };
            change?.Invoke(options);
        });

    private static TimeSpan LifetimeOf(IEnumerable<BrowserContextCookiesResult> held, string name) =>
        DateTimeOffset.FromUnixTimeSeconds((long)held.Single(cookie => cookie.Name == name).Expires) - DateTimeOffset.UtcNow;
}
