namespace NetHelpDesk.Consent.Tests.Effects;

internal static class CookieEffects
{
    private const string Declaration = "/declaration";

    private static readonly string TrackingAlone = Visitor.Decided("session=no", "tracking=yes", "advertising=no");

    private static readonly Dictionary<string, string> Mystery = new() { ["Cookies:mystery:Category"] = "Tracking" };

    public static SettingEffect[] All { get; } =
    [
        new("Cookies:key:Name", "mystery", site => site.SentAsync("mystery", Visitor.GrantedAll), "", "mystery=1; path=/")
        {
            With = new() { ["Cookies:key:Category"] = "Tracking" },
        },
        new("Cookies:mystery:Category", "Advertising", site => site.SentAsync("mystery", TrackingAlone), "mystery=1; path=/", "") { With = Mystery },
        new("Cookies:mystery:Kind", "LocalStorage", site => site.SentAsync("mystery", Visitor.GrantedAll), "mystery=1; path=/", "") { With = Mystery },
        new("Cookies:lead:Purpose", "A new purpose", site => site.FindAsync(Declaration, "(?<=<code>lead</code></th><td>)[^<]+"), "Counts visits", "A new purpose"),
        new("Cookies:lead:Provider", "Example Ltd", site => site.FindAsync(Declaration, "Example Ltd"), "", "Example Ltd"),
        new("Cookies:lead:Lifetime", "77 days", site => site.FindAsync(Declaration, "77 days"), "", "77 days"),
        new("Cookies:capped:MaxLifetime", "10 days", site => site.SentAsync("capped", Visitor.GrantedAll),
            "capped=1; path=/; max-age=2592000", "capped=1; path=/; max-age=864000"),
        new("Cookies:lead:ThirdParty", "true", site => site.FindAsync(Declaration, "third party"), "", "third party")
        {
            With = new() { ["Cookies:lead:Provider"] = "Example Ltd" },
        },
        new("Cookies:lead:Domain", "stats.example.net", site => ExpiredAsync(site, "domain=stats[^;]+"), "", "domain=stats.example.net"),
        new("Cookies:lead:Path", "/shop", site => ExpiredAsync(site, "path=/shop"), "", "path=/shop"),
        new("Cookies:lead:RequiresConsent", "false", site => site.SentAsync("lead"), "", "lead=1; path=/")
        {
            With = new() { ["Cookies:lead:Reason"] = "By law" },
        },
        new("Cookies:lead:Reason", "By law", site => site.FindAsync("/privacy-choices", "By (law|contract)"), "By contract", "By law")
        {
            With = new() { ["Cookies:lead:RequiresConsent"] = "false", ["Cookies:lead:Reason"] = "By contract" },
        },
        new("Cookies:lead:Enabled", "false", site => site.SentAsync("lead"), "", "lead=1; path=/")
        {
            With = new() { ["UnknownCookies"] = "Allow" },
        },
    ];

    private static async Task<string> ExpiredAsync(SettingSite site, string pattern) =>
        SettingSite.Match(string.Join('\n', await site.ChooseAsync("reject", "lead=1")), pattern);
}
