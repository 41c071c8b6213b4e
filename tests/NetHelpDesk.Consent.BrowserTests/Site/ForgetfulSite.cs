namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The help desk, with a cookie that nobody declared.</summary>
internal sealed class ForgetfulSite() : SiteFixture([$"--NetHelpDeskConsent:Cookies:{Cookie}:Enabled=false"])
{
    public const string Cookie = "lead_id";
}
