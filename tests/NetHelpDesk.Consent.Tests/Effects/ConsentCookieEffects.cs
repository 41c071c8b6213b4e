namespace NetHelpDesk.Consent.Tests.Effects;

internal static class ConsentCookieEffects
{
    public static SettingEffect[] All { get; } =
    [
        new("ConsentCookie:Name", ".Mine", site => WrittenAsync(site, "^[^=]+"), ".NetHelpDesk.Consent", ".Mine"),
        new("ConsentCookie:Domain", "example.com", site => WrittenAsync(site, "domain=[^;]+"), "", "domain=example.com"),
        new("ConsentCookie:Lifetime", "30 days", site => WrittenAsync(site, "max-age=\\d+"), "max-age=15552000", "max-age=2592000"),
        new("ConsentCookie:SameSite", "Strict", site => WrittenAsync(site, "samesite=\\w+"), "samesite=lax", "samesite=strict"),
    ];

    private static async Task<string> WrittenAsync(SettingSite site, string pattern) =>
        SettingSite.Match((await site.ChooseAsync("accept"))[^1], pattern);
}
