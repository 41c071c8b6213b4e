namespace NetHelpDesk.Consent.Tests.Effects;

internal static class CategoryEffects
{
    private const string Page = "/privacy-choices";

    public static SettingEffect[] All { get; } =
    [
        new("Categories:Tracking:DisplayName", "Count visits", site => site.FindAsync(Page, "Count visits"), "", "Count visits"),
        new("Categories:Tracking:Description", "It helps.", site => site.FindAsync(Page, "It helps\\."), "", "It helps."),
        new("Categories:Preferences:Enabled", "false", site => site.FindAsync(Page, "value=\"preferences\""), "value=\"preferences\"", "")
        {
            With = new() { ["Categories:Preferences:Description"] = "Light or dark" },
        },
        new("Categories:Advertising:AlwaysAsk", "true", site => site.FindAsync(Page, "value=\"advertising\""), "", "value=\"advertising\"")
        {
            With = new() { ["Cookies:ad:Enabled"] = "false" },
        },
        new("Categories:Tracking:Mode", "OptOut", site => site.SentAsync("lead"), "", "lead=1; path=/"),
        new("Categories:Tracking:RequiresConsent", "false", site => site.SentAsync("lead"), "", "lead=1; path=/")
        {
            With = new() { ["Categories:Tracking:Reason"] = "By law" },
        },
        new("Categories:Tracking:Reason", "By law", site => site.FindAsync(Page, "By (law|contract)"), "By contract", "By law")
        {
            With = new() { ["Categories:Tracking:RequiresConsent"] = "false", ["Categories:Tracking:Reason"] = "By contract" },
        },
        new("Categories:Tracking:MaxLifetime", "1 day", site => site.SentAsync("capped", Visitor.GrantedAll),
            "capped=1; path=/; max-age=2592000", "capped=1; path=/; max-age=86400"),
        new("Categories:Tracking:GlobalPrivacyControl", "true", site => site.SentAsync("lead", headers: ("Sec-GPC", "1")), "lead=1; path=/", "")
        {
            With = new() { ["Mode"] = "OptOut" },
        },
        new("Categories:Tracking:ContentSecurityPolicy:script-src", "https://a.example",
            site => site.HeaderAsync("Content-Security-Policy", "/", Visitor.GrantedAll),
            "script-src 'self'", "script-src 'self' https://a.example"),
    ];
}
