using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

public sealed class EmbedWithoutJavaScriptTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    protected override bool JavaScript => false;

    [Fact]
    public async Task An_embed_is_allowed_without_JavaScript()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);
        Visitor.Requests.At("localhost").Should().BeEmpty();

        await page.AllowEmbedAsync();

        await Expect(page.Find("iframe.video")).ToBeVisibleAsync();
        page.Path.Should().Be(HelpDeskPage.Article);
        Visitor.Requests.At("localhost").Should().Contain("video.html");
    }
}
