namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Blazor's enhanced navigation, which changes of a page what differs from the next.</summary>
public sealed class EnhancedNavigationTests(BrowserFixture browser, BlazorSiteFixture site)
    : ClientSideNavigationTests(browser, site, "/"), IClassFixture<BlazorSiteFixture>
{
    [Fact]
    public async Task An_interactive_component_that_stays_works_after_a_choice_on_another_page()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.AcceptAsync();
        var document = await SameDocument.KeepAsync(page.Tab);

        await page.FollowAsync("Counter");

        var counter = new Counter(page.Tab);
        await counter.SaysAsync("You are counted.");
        await counter.PressAsync();
        await counter.ShowsAsync(1);
        (await document.HoldsAsync()).Should().BeTrue();
    }
}
