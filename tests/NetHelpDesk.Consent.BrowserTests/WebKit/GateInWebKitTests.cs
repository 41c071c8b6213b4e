namespace NetHelpDesk.Consent.BrowserTests;

public sealed class GateInWebKitTests(WebKitFixture webKit, SiteFixture site) : WebKitTest(webKit, site)
{
    private const string Ran = "() => window.ran ?? []";

    [Fact]
    public async Task Scripts_start_in_the_order_in_which_a_parser_would_run_them()
    {
        await using var waiting = await ScriptSite.StartAsync(
            $"""
            </head><body>{ScriptSite.Gate}
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/deferred.js?takes=200" defer></script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/slow.js?takes=300" id="1"></script>
            <script type="text/plain" data-consent-category="tracking">ran.push('inline ' + document.currentScript.previousElementSibling.id);</script>
            <script type="text/plain" data-consent-category="tracking" data-consent-type="module">ran.push('inline module');</script>
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/last.js?takes=50" id="2"></script>
            """);
        Visitor.GoTo(waiting.Address);
        Visitor.Find<string[]>(Ran).Should().BeEmpty();

        Visitor.ChooseFromScript("accept");

        Visitor.Until("() => window.ran?.length === 5");
        Visitor.Find<string[]>(Ran).Should().Equal("slow1", "inline 1", "last2", "deferred", "inline module");
    }

    [Fact]
    public async Task Only_what_was_granted_starts_and_it_starts_once()
    {
        await using var waiting = await ScriptSite.StartAsync(
            $"""
            </head><body>{ScriptSite.Gate}
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/tracking.js"></script>
            <script type="text/plain" data-consent-category="tracking advertising" data-consent-src="/s/both.js"></script>
            """);
        Visitor.GoTo(waiting.Address);

        Visitor.ChooseFromScript("save", "tracking");
        Visitor.Until("() => window.ran?.length === 1");
        var first = Visitor.Find<string[]>(Ran);
        Visitor.ChooseFromScript("accept");
        Visitor.Until("() => window.ran?.length === 2");

        first.Should().Equal("tracking");
        Visitor.Find<string[]>(Ran).Should().Equal("tracking", "both");
    }
}
