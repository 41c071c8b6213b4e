using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

public sealed class EmbedWithoutJavaScriptTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    protected override bool JavaScript => false;

    [Fact]
    public async Task An_embed_leads_to_the_choices_and_back_without_JavaScript()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);
        Visitor.Requests.At("localhost").Should().BeEmpty();

        await page.AllowEmbedAsync();
        await page.PrivacyChoices.SaveAsync("tracking");

        await Expect(page.Find("iframe.video")).ToBeVisibleAsync();
        page.Path.Should().Be(HelpDeskPage.Article);
        Visitor.Requests.At("localhost").Should().Contain("video.html");
    }
}
