namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The cookies that the help desk sets, by the category that its settings give them.</summary>
internal static class HelpDeskCookies
{
    public const string SignIn = ".NetHelpDesk.Auth";

    public static readonly string[] Essential =
        [".NetHelpDesk.Consent", ".NetHelpDesk.Antiforgery", ".AspNetCore.Mvc.CookieTempDataProvider", SignIn];

    public static readonly string[] Session = [".NetHelpDesk.Session", "helpdesk_recent"];

    public static readonly string[] Tracking = ["lead_id"];

    public static readonly string[] Advertising = ["ad_interest", "trial_source"];

    public static readonly string[] NonEssential = [.. Session, .. Tracking, .. Advertising];
}
