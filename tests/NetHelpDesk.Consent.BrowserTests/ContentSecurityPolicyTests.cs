namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The whole flow under the strictest policy, Trusted Types included.</summary>
public sealed class ContentSecurityPolicyTests(BrowserFixture browser, StrictSiteFixture site)
    : BrowserTest(browser, site), IClassFixture<StrictSiteFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData(StrictPages.Plain)]
    public async Task Accepting_and_withdrawing_breaks_no_rule(string path)
    {
        var page = await Visitor.OpenAsync(path);
        await page.Banner.AcceptAsync();
        await page.GoToAsync(path);

        var dialog = await page.ReopenAsync();
        await dialog.RejectAsync();

        await NobodyComplainsAsync(page);
    }

    [Theory]
    [InlineData("/")]
    [InlineData(StrictPages.Plain)]
    public async Task Rejecting_breaks_no_rule(string path)
    {
        var page = await Visitor.OpenAsync(path);
        await page.Banner.RejectAsync();
        await page.GoToAsync(path);

        await NobodyComplainsAsync(page);
    }

    [Theory]
    [InlineData("/")]
    [InlineData(StrictPages.Plain)]
    public async Task Choosing_by_purpose_breaks_no_rule(string path)
    {
        var page = await Visitor.OpenAsync(path);
        var dialog = await page.Banner.OpenDialogAsync();
        await dialog.SaveAsync("tracking");

        await page.Banner.IsAwayAsync();
        await NobodyComplainsAsync(page);
    }

    [Fact]
    public async Task The_full_page_breaks_no_rule()
    {
        var page = await Visitor.OpenAsync(PrivacyChoicesPage.Path);
        await page.PrivacyChoices.SaveAsync("tracking");
        await page.GoToAsync(PrivacyChoicesPage.Path);
        await page.PrivacyChoices.RejectAsync();

        await NobodyComplainsAsync(page);
    }

    [Fact]
    public async Task A_breach_is_noticed()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Tab.EvaluateAsync("() => { document.body.setAttribute('style', 'color: red'); }");

        await page.SettleAsync();
        Visitor.Complaints.TakeViolations().Should().ContainSingle().Which.Should().Contain("style-src-attr");
    }

    private async Task NobodyComplainsAsync(HelpDeskPage page)
    {
        await page.SettleAsync();
        Visitor.Complaints.Violations.Should().BeEmpty();
        Visitor.Complaints.Errors.Should().BeEmpty();
    }
}
