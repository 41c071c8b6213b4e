namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Without JavaScript nothing that waits is ever asked for.</summary>
public class WaitingElementWithoutJavaScriptTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    protected override bool JavaScript => false;

    [Fact]
    public async Task Nothing_that_waits_is_asked_for()
    {
        await using var waiting = await ScriptSite.StartAsync(WaitingElementTests.Page);
        var page = await Visitor.OpenAsync(waiting.Address);
        await page.GoToAsync(waiting.Address + "/again");

        waiting.Asked.Should().Contain("/again").And.NotContain(path => path.StartsWith("/w/", StringComparison.Ordinal));
    }
}
