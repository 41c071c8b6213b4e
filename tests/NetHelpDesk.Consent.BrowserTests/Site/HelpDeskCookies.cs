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

    /// <summary>What the scripts of other companies set, where scripts run.</summary>
    public static readonly string[] ThirdPartyTracking =
        ["_ga", "_ga_HELPDESK", "_bcvm_vid_4711", "_bcvm_vrid_4711", "bc_pv_end"];

    public static readonly string[] ThirdPartyAdvertising = ["__gads"];

    public static readonly string[] ThirdParty = [.. ThirdPartyTracking, .. ThirdPartyAdvertising];

    public static readonly string[] NonEssential = [.. Session, .. Tracking, .. Advertising];
}
