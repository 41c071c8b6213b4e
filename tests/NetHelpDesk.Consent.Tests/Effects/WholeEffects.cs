namespace NetHelpDesk.Consent.Tests.Effects;

internal static class WholeEffects
{
    private static readonly Dictionary<string, string> OptOut = new() { ["Mode"] = "OptOut" };
    private static readonly Dictionary<string, string> AllowUnknown = new() { ["UnknownCookies"] = "Allow" };

    public static SettingEffect[] All { get; } =
    [
        new("PolicyVersion", "2", site => site.SentAsync("lead", Visitor.GrantedAll), "lead=1; path=/", ""),
        new("Path", "/choose", site => site.FindAsync("/choose/state", "\"decided\""), "", "\"decided\""),
        new("PolicyUrl", "/privacy", site => site.FindAsync("/privacy-choices", "href=\"/privacy\""), "", "href=\"/privacy\""),
        new("DefaultLanguage", "de", site => site.FindAsync("/privacy-choices", "<html lang=\"\\w+\""), "<html lang=\"en\"", "<html lang=\"de\""),
        new("Mode", "OptOut", site => site.SentAsync("lead"), "", "lead=1; path=/"),
        new("BannerMode", "CacheSafe", site => site.FindAsync("/banner-page", "<section|<noscript>"), "<section", "<noscript>"),
        new("BannerWithoutEnforcement", "true", site => site.FindAsync("/banner-page", "<section"), "", "<section") { With = new() { ["Enforcement"] = "ReportOnly" } },
        new("BannerPosition", "Corner", site => site.FindAsync("/banner-page", "class=\"nhd nhd-choices[^\"]*\""),
            "class=\"nhd nhd-choices\"", "class=\"nhd nhd-choices nhd-corner\""),
        new("FloatingButton", "true", site => site.FindAsync("/banner-page", "data-consent-open", Visitor.RefusedAll), "", "data-consent-open"),
        new("StyleSheet", "/site.css", site => site.FindAsync("/privacy-choices", "href=\"/site.css\""), "", "href=\"/site.css\""),
        new("Enforcement", "ReportOnly", site => site.SentAsync("lead"), "", "lead=1; path=/"),
        new("UnknownCookies", "Allow", site => site.SentAsync("mystery"), "", "mystery=1; path=/"),
        new("SessionLifetime", "Ignore", site => site.SentAsync("visit", Visitor.GrantedAll), "visit=1; path=/", "visit=1; max-age=86400; path=/"),
        new("HideRequestCookies", "false", site => site.FindAsync("/", "lead=1", "lead=1"), "", "lead=1"),
        new("ExpireParentDomains", "false", site => ExpiredAsync(site, "domain=example\\.com"), "domain=example.com", ""),
        new("ExpiryBudget", "256", CountExpiriesAsync, "18 expiries", "5 expiries"),
        new("UseCatalogue", "false", site => site.SentAsync("_ga"), "", "_ga=1; path=/") { With = AllowUnknown },
        new("TrustIsEssential", "false", site => site.SentAsync("flag"), "flag=1; path=/", ""),
        new("GlobalPrivacyControl", "false", site => site.SentAsync("ad", headers: ("Sec-GPC", "1")), "", "ad=1; path=/") { With = OptOut },
        new("GuardScriptCookies", "true", site => site.FindAsync("/head", "/early\\.js"), "", "/early.js"),
    ];

    private static async Task<string> ExpiredAsync(SettingSite site, string pattern) => SettingSite.Match(
        string.Join('\n', (await site.ChooseAsync("reject", "lead=1")).Where(line => line.StartsWith("lead=;", StringComparison.Ordinal))), pattern);

    private static async Task<string> CountExpiriesAsync(SettingSite site) =>
        $"{(await site.ChooseAsync("reject", "lead=1; ad=1; visit=1")).Count(line => !line.StartsWith(".NetHelpDesk", StringComparison.Ordinal))} expiries";
}
