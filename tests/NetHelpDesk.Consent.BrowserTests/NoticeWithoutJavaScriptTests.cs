namespace NetHelpDesk.Consent.BrowserTests;

public sealed class NoticeWithoutJavaScriptTests(BrowserFixture browser, NoticeSiteFixture site) : NoticeTests(browser, site)
{
    protected override bool JavaScript => false;
}
