using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Markup that sites have and that is seldom seen: one such element keeps no other from starting.</summary>
public class OddMarkupTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    private const string Ran = "() => window.ran ?? []";

    [Fact]
    public async Task Scripts_that_the_browser_never_runs_keep_none_behind_them_waiting()
    {
        await RunsAsync(
            """
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/old.js" nomodule></script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/no.js" data-consent-type="text/javascript; charset=utf-8"></script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/no.js" language="vbscript"></script>
            <script type="text/plain" data-consent-category="tracking">ran.push('inline');</script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/spaced.js" data-consent-type=" Text/JavaScript "></script>
            """,
            "inline", "spaced");
    }

    [Fact]
    public async Task What_is_wrong_with_one_element_keeps_no_other_from_starting()
    {
        await RunsAsync(
            $"""
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/quoted.js"" @click></script>
            {ScriptSite.Waiting("tracking", "<script src='/s/content.js'\" @click></script>")}<template data-consent-end></template>
            <img data-consent-category="tracking" data-consent-="1" alt="">
            <script type="text/plain" data-consent-category="tracking" data-consent-="1">ran.push('broken');</script>
            <script type="text/plain" data-consent-category="tracking">throw new Error('The site\'s own');</script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/last.js"></script>
            """,
            "quoted", "content", "last");
    }

    [Fact]
    public async Task A_module_in_the_page_keeps_its_turn_while_it_imports()
    {
        await RunsAsync(
            """
            <script type="text/plain" data-consent-category="tracking" data-consent-type="module">
              // import '/s/commented.js';
              import '/s/imported.js?takes=400';
              ran.push('module');
            </script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/deferred.js" defer></script>
            <script type="text/plain" data-consent-category="tracking" data-consent-type="module">ran.push('last module');</script>
            """,
            "imported", "module", "deferred", "last module");
    }

    [Fact]
    public async Task A_placeholder_of_rows_goes_from_the_front_of_their_table()
    {
        await using var waiting = await ScriptSite.StartAsync(context =>
            $"""
            </head><body>{ScriptSite.Gate}<table>
            {ScriptSite.Content(context, "tracking", () => "<tr><td>One</td></tr>", "Example")}
            {ScriptSite.Content(context, "advertising", () => "<tr><td>Two</td></tr>", "Example")}
            <tr><td>After</td></tr></table>
            """);
        var page = await Visitor.OpenAsync(waiting.Address);
        await Expect(page.Find("[data-consent-placeholder]")).ToHaveCountAsync(2);

        await page.ChooseFromScriptAsync("save", "tracking");

        await Expect(page.Find("td")).ToHaveTextAsync(["One", "After"]);
        await Expect(page.Find("[data-consent-placeholder]")).ToHaveCountAsync(1);
        await Expect(page.Find("[data-consent-allow]")).ToHaveAttributeAsync("data-consent-allow", "advertising");
    }

    [Fact]
    public async Task What_waits_in_a_shadow_tree_is_allowed_there_and_starts()
    {
        await using var waiting = await ScriptSite.StartAsync(context =>
            $"""
            </head><body>{ScriptSite.Gate}<div><template shadowrootmode="open">
            {ScriptSite.Content(context, "tracking", () => "<p>Content</p><script src='/s/content.js'></script>", "Example")}
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/script.js"></script>
            </template></div>
            """);
        var page = await Visitor.OpenAsync(waiting.Address);

        await page.Find("[data-consent-allow]").ClickAsync();

        await page.UntilAsync("() => window.ran?.length === 2");
        page.Path.Should().Be("/");
        await Expect(page.Find("p:text-is('Content')")).ToBeVisibleAsync();
        await Expect(page.Find("[data-consent-placeholder]")).ToHaveCountAsync(0);
    }

    private async Task RunsAsync(string body, params string[] expected)
    {
        await using var waiting = await ScriptSite.StartAsync($"<script>window.ran = [];</script></head><body>{ScriptSite.Gate}{body}");
        var page = await Visitor.OpenAsync(waiting.Address);

        await page.ChooseFromScriptAsync("accept");

        await page.UntilAsync($"() => window.ran.length >= {expected.Length}");
        (await page.EvaluateAsync<string[]>(Ran)).Should().Equal(expected);
    }
}
