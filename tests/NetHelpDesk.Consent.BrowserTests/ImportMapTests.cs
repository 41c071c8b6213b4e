namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Import maps in content. Not in Firefox, which takes none once a page has loaded a module.</summary>
public sealed class ImportMapTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    [Fact]
    public async Task One_in_content_holds_for_the_modules_behind_it()
    {
        var content = ScriptSite.Waiting("tracking", """
            <script type="importmap">{"imports":{"it":"/s/mapped.js"}}</script>
            <script type="application/json">{}</script>
            <script type="module">import 'it';</script>
            """);
        await using var waiting = await ScriptSite.StartAsync($"</head><body>{ScriptSite.Gate}{content}<template data-consent-end></template>");
        var page = await Visitor.OpenAsync(waiting.Address);

        await page.ChooseFromScriptAsync("accept");

        await page.UntilAsync("() => window.ran?.length > 0");
        (await page.EvaluateAsync<string[]>("() => window.ran")).Should().Equal("mapped");
    }
}
