using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>How what waits in a page starts.</summary>
public class GateTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    private const string Ran = "() => window.ran ?? []";

    [Fact]
    public async Task Scripts_start_in_the_order_in_which_a_parser_would_run_them()
    {
        await using var waiting = await ScriptSite.StartAsync(
            $"""
            </head><body>{ScriptSite.Gate}
            <script type="text/plain" data-consent-category="tracking" data-consent-type="module">ran.push('inline module');</script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/deferred.js?takes=300" defer></script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/slow.js?takes=400" id="1"></script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/quick.js" id="2"></script>
            <script type="text/plain" data-consent-category="tracking">ran.push('inline ' + document.currentScript.previousElementSibling.id);</script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/module.js?takes=100" data-consent-type="module"></script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/async.js" async></script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/last.js?takes=50" id="3"></script>
            """);
        var page = await Visitor.OpenAsync(waiting.Address);
        (await page.EvaluateAsync<string[]>(Ran)).Should().BeEmpty();

        await page.ChooseFromScriptAsync("accept");

        await page.UntilAsync("() => window.ran?.length === 8");
        var ran = await page.EvaluateAsync<string[]>(Ran);
        ran.Where(name => name != "async")
            .Should().Equal("slow1", "quick2", "inline 2", "last3", "inline module", "deferred", "module");
    }

    [Fact]
    public async Task A_script_starts_once_however_often_the_visitor_chooses()
    {
        await using var waiting = await ScriptSite.StartAsync(
            $"""</head><body>{ScriptSite.Gate}{ScriptSite.Gate}<script type="text/plain" data-consent-category="tracking" data-consent-src="/s/one.js?takes=200"></script>""");
        var page = await Visitor.OpenAsync(waiting.Address);

        await page.ChooseFromScriptAsync("accept");
        await page.ChooseFromScriptAsync("accept");
        await page.UntilAsync("() => window.ran?.length > 0");
        await page.ChooseFromScriptAsync("accept");

        (await page.EvaluateAsync<string[]>(Ran)).Should().Equal("one");
    }

    [Fact]
    public async Task Only_what_was_granted_starts_and_of_two_categories_both_are_needed()
    {
        await using var waiting = await ScriptSite.StartAsync(
            $"""
            </head><body>{ScriptSite.Gate}
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/tracking.js"></script>
            <script type="text/plain" data-consent-category="tracking advertising" data-consent-src="/s/both.js"></script>
            <script type="text/plain" data-consent-category="advertising" data-consent-src="/s/advertising.js"></script>
            """);
        var page = await Visitor.OpenAsync(waiting.Address);

        await page.ChooseFromScriptAsync("save", "tracking");
        await page.UntilAsync("() => window.ran?.length === 1");
        var first = await page.EvaluateAsync<string[]>(Ran);
        await page.ChooseFromScriptAsync("accept");
        await page.UntilAsync("() => window.ran?.length === 3");

        first.Should().Equal("tracking");
        (await page.EvaluateAsync<string[]>(Ran)).Should().Equal("tracking", "both", "advertising");
    }

    [Fact]
    public async Task Content_takes_the_place_of_its_alternative_and_its_scripts_run_in_order()
    {
        var nested = ScriptSite.Waiting("advertising", "<p id=\"nested\"></p>");
        var row = ScriptSite.Waiting("tracking", $$"""
            <tr id="row"><td>
              <script src="/s/slow.js?takes=300"></script>
              <script>ran.push('inline ' + document.currentScript.closest('tr').id);</script>
              <script type="application/json" id="data">{"a":1}</script>
              <noscript><img src="/s/noscript.gif"></noscript>
              {{nested}}<template data-consent-end></template>
            </td></tr>
            """);
        await using var waiting = await ScriptSite.StartAsync(
            $$"""
            </head><body>{{ScriptSite.Gate}}<table><tbody>
            {{row}}<tr><td>Not without consent</td></tr><template data-consent-end></template>
            <tr><td>After</td></tr></tbody></table>
            """);
        var page = await Visitor.OpenAsync(waiting.Address);
        await Expect(page.Find("tr")).ToHaveTextAsync(["Not without consent", "After"]);

        await page.ChooseFromScriptAsync("save", "tracking");

        await page.UntilAsync("() => window.ran?.length === 2");
        (await page.EvaluateAsync<string[]>(Ran)).Should().Equal("slow", "inline row");
        (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('tr')].map(row => row.id || row.textContent)"))
            .Should().Equal("row", "After");
        await Expect(page.Find("#nested")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_image_a_link_and_a_script_that_writes_into_the_document_leave_the_page_standing()
    {
        await using var waiting = await ScriptSite.StartAsync(
            $"""
            </head><body>{ScriptSite.Gate}<h1>Stays</h1>
            <img data-consent-category="tracking" data-consent-src="/pixel.gif" alt="" data-consent-onerror="(window.ran ??= []).push('image')">
            <link rel="stylesheet" data-consent-category="tracking" data-consent-href="/style.css">
            <script type="text/plain" data-consent-category="tracking">document.write('<h1>Gone</h1>');</script>
            """);
        var page = await Visitor.OpenAsync(waiting.Address);
        Visitor.Requests.At("127.0.0.1").Should().NotContain(["pixel.gif", "style.css"]);

        await page.ChooseFromScriptAsync("accept");

        await page.UntilAsync("() => window.ran?.length === 1");
        await Expect(page.Find("h1")).ToHaveTextAsync("Stays");
        Visitor.Requests.At("127.0.0.1").Should().Contain(["pixel.gif", "style.css"]);
    }

    [Fact]
    public async Task A_withdrawal_reloads_a_page_in_which_a_script_has_run_and_no_other()
    {
        await using var waiting = await ScriptSite.StartAsync(
            $"""</head><body>{ScriptSite.Gate}<script type="text/plain" data-consent-category="tracking" data-consent-src="/s/one.js"></script>""");
        var page = await Visitor.OpenAsync(waiting.Address);
        await page.EvaluateAsync<bool>("() => window.isOld = true");
        await page.ChooseFromScriptAsync("save", "advertising");
        await page.ChooseFromScriptAsync("reject");
        (await page.EvaluateAsync<bool>("() => window.isOld === true")).Should().BeTrue();
        await page.ChooseFromScriptAsync("accept");
        await page.UntilAsync("() => window.ran?.length === 1");

        await page.ChooseFromScriptAsync("reject");

        await page.UntilAsync("() => window.isOld === undefined && document.readyState === 'complete'");
        (await page.EvaluateAsync<string[]>(Ran)).Should().BeEmpty();
    }

    [Fact]
    public async Task Under_a_policy_of_nonces_and_trusted_types_scripts_with_the_nonce_start_and_no_others()
    {
        const string nonce = "r4nd0m";
        await using var waiting = await ScriptSite.StartAsync(
            $"""
            </head><body><script type="module" nonce="{nonce}" src="/privacy-choices/gate.js"></script>
            <script type="text/plain" nonce="{nonce}" data-consent-category="tracking" data-consent-src="/s/one.js"></script>
            <script type="text/plain" nonce="{nonce}" data-consent-category="tracking">ran.push('inline');</script>
            {ScriptSite.Waiting("tracking", "<script>ran.push('content');</script>", nonce)}<template data-consent-end></template>
            <script type="text/plain" nonce="{nonce}" data-consent-category="tracking" data-consent-html><script>ran.push('written by hand');<\/script></script><template data-consent-end></template>
            <script type="text/plain" data-consent-category="tracking">(window.ran ??= []).push('smuggled');</script>
            <script type="text/plain" nonce="guessed" data-consent-category="tracking" data-consent-src="/s/smuggled.js"></script>
            {ScriptSite.Waiting("tracking", "<script>(window.ran ??= []).push('smuggled');</script>")}<template data-consent-end></template>
            <script type="text/plain" data-consent-category="tracking" data-consent-html><img src="x" onerror="ran.push('smuggled')"></script><template data-consent-end></template>
            """,
            policy: $"default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types nethelpdesk-consent");
        var page = await Visitor.OpenAsync(waiting.Address);

        await page.ChooseFromScriptAsync("accept");

        await page.UntilAsync("() => window.ran?.length === 4");
        (await page.EvaluateAsync<string[]>(Ran)).Should().Equal("one", "inline", "content", "written by hand");
        Visitor.Requests.At("127.0.0.1").Should().NotContain("smuggled.js");
    }

    [Fact]
    public async Task In_a_page_for_everybody_what_the_visitor_granted_before_starts()
    {
        await using var waiting = await ScriptSite.StartAsync(
            """
            </head><body><script type="module" src="/privacy-choices/gate.js" data-consent-ask></script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/one.js"></script>
            """,
            options => options.BannerMode = BannerMode.CacheSafe);
        var page = await Visitor.OpenAsync(waiting.Address);
        (await page.EvaluateAsync<string[]>(Ran)).Should().BeEmpty();
        await page.ChooseFromScriptAsync("accept");
        await page.UntilAsync("() => window.ran?.length === 1");

        await page.ReloadAsync();

        await page.UntilAsync("() => window.ran?.length === 1");
    }

    [Fact]
    public async Task Where_the_policy_follows_consent_a_grant_reloads_the_page_and_the_third_party_can_load()
    {
        // The same server by another name: another host to the policy.
        await using var waiting = await ScriptSite.StartAsync(
            context => $"""
            </head><body><script type="module" src="/privacy-choices/gate.js" data-consent-reload="tracking"></script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="http://localhost:{context.Request.Host.Port}/s/waiting.js"></script>
            <script src="http://localhost:{context.Request.Host.Port}/s/unmarked.js"></script>
            """,
            options => (options.Categories["Tracking"] = new()).ContentSecurityPolicy["script-src"] = "http://localhost:*",
            policy: "default-src 'self'");
        var page = await Visitor.OpenAsync(waiting.Address);
        await page.EvaluateAsync<bool>("() => window.isOld = true");
        var before = await page.EvaluateAsync<string[]>(Ran);

        await page.ChooseFromScriptAsync("accept");

        await page.UntilAsync("() => window.isOld === undefined && window.ran?.includes('unmarked')");
        before.Should().BeEmpty();
        Visitor.Complaints.TakeViolations().Should().ContainSingle().Which.Should().Contain("unmarked.js");
    }

    [Fact]
    public async Task What_a_page_fetches_into_itself_later_starts_too_and_is_allowed_on_the_spot()
    {
        // Neither page has the gate's script from its start: markup that is set runs no scripts.
        await using var waiting = await ScriptSite.StartAsync(
            $"""
            </head><body><script type="module" src="/privacy-choices/consent.js"></script><div id="place"></div>
            """);
        var page = await Visitor.OpenAsync(waiting.Address);
        var fragment = $"""
            {ScriptSite.Gate}<script type="text/plain" data-consent-category="tracking" data-consent-src="/s/fetched.js"></script>
            <a href="/elsewhere" data-consent-allow="tracking">Allow</a>
            """;
        await SetAsync(fragment);
        (await page.EvaluateAsync<string[]>(Ran)).Should().BeEmpty();

        await page.Find("[data-consent-allow]").ClickAsync();

        await page.UntilAsync("() => window.ran?.length === 1");
        page.Path.Should().Be("/");
        await SetAsync(fragment.Replace("fetched", "later", StringComparison.Ordinal));
        await page.UntilAsync("() => window.ran?.includes('later')");

        Task SetAsync(string html) => page.Tab.EvaluateAsync("html => { document.querySelector('#place').innerHTML = html; }", html);
    }

    [Fact]
    public async Task A_placeholder_in_a_form_leaves_the_form_whole()
    {
        await using var waiting = await ScriptSite.StartAsync(context =>
            $"""
            </head><body><form id="contact" action="/sent"><input name="message" value="Hello">
            {ScriptSite.Element(context, "tracking", "iframe", ("src", "/s/embed.html"))}
            <input name="after" value="1"><button>Send</button></form>
            """);
        var page = await Visitor.OpenAsync(waiting.Address);
        (await page.EvaluateAsync<int>("() => document.querySelector('#contact').elements.length")).Should().Be(3);

        await page.AllowEmbedAsync();
        await Expect(page.Find("iframe")).ToBeVisibleAsync();
        page.Path.Should().Be("/");
        await page.Button("Send").ClickAsync();

        await page.UntilAsync("() => location.pathname === '/sent'");
        page.Tab.Url.Should().EndWith("?message=Hello&after=1");
    }

    [Fact]
    public async Task With_storage_blocked_the_choice_and_what_waits_still_work()
    {
        await using var waiting = await ScriptSite.StartAsync(
            $$"""
            <script>
              window.BroadcastChannel = class { constructor() { throw new DOMException('blocked', 'SecurityError'); } };
              delete window.ResizeObserver;
              for (const name of ['localStorage', 'sessionStorage']) {
                Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
              }
            </script></head><body>{{ScriptSite.Gate}}
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/one.js"></script>
            """,
            options => options.Cookies["kept"] = new() { Category = CookieCategory.Tracking, Kind = StorageKind.LocalStorage });
        var page = await Visitor.OpenAsync(waiting.Address);

        await page.Banner.AcceptAsync();

        await page.UntilAsync("() => window.ran?.length === 1");
        Visitor.Complaints.Errors.Should().BeEmpty();
    }
}
