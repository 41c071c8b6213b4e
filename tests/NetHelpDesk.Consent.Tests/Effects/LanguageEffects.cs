namespace NetHelpDesk.Consent.Tests.Effects;

internal static class LanguageEffects
{
    private const string Page = "/privacy-choices?lang=de";

    public static SettingEffect[] All { get; } =
    [
        new("Languages:de:Enabled", "false", site => site.FindAsync("/privacy-choices", "<html lang=\"\\w+\"", headers: ("Accept-Language", "de")),
            "<html lang=\"de\"", "<html lang=\"en\""),
        new("Languages:de:Texts:title", "Bitte wählen", site => site.FindAsync("/privacy-choices/banner?lang=de", "Bitte wählen"), "", "Bitte wählen"),
        new("Languages:de:Categories:Tracking:DisplayName", "Zähler", site => site.FindAsync(Page, "Zähler"), "", "Zähler"),
        new("Languages:de:Categories:Tracking:Description", "Es hilft.", site => site.FindAsync(Page, "Es hilft\\."), "", "Es hilft."),
        new("Languages:de:Categories:Tracking:Reason", "Gesetz", site => site.FindAsync(Page, "By law|Gesetz"), "By law", "Gesetz")
        {
            With = new() { ["Categories:Tracking:RequiresConsent"] = "false", ["Categories:Tracking:Reason"] = "By law" },
        },
        new("Languages:de:Cookies:lead:Purpose", "Zählt", site => site.FindAsync(Page, "(?<=<code>lead</code></th><td>).*?(?=</td>)"),
            "<span lang=\"en\" dir=\"ltr\">Counts visits</span>", "Zählt"),
        new("Languages:de:Cookies:lead:Provider", "Beispiel GmbH", site => site.FindAsync(Page, "Example Ltd|Beispiel GmbH"), "Example Ltd", "Beispiel GmbH")
        {
            With = new() { ["Cookies:lead:Provider"] = "Example Ltd" },
        },
        new("Languages:de:Cookies:lead:Reason", "Gesetz", site => site.FindAsync(Page, "By law|Gesetz"), "By law", "Gesetz")
        {
            With = new() { ["Cookies:lead:RequiresConsent"] = "false", ["Cookies:lead:Reason"] = "By law" },
        },
    ];
}
