namespace NetHelpDesk.Consent.BrowserTests;

public sealed class SpikeTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_page_is_shown()
    {
        await using var context = await browser.NewContextAsync(new());
        var page = await context.NewPageAsync();
        await page.SetContentAsync("<h1>hello</h1>");
        (await page.InnerTextAsync("h1")).Should().Be("hello");
    }
}
