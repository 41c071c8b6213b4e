namespace NetHelpDesk.Consent.Tests.Effects;

/// <summary>What the script in the page is told; what it then tells others is seen in a browser (SignalTests).</summary>
internal static class SignalEffects
{
    private const string Script = "/privacy-choices/early.js";

    private static readonly Dictionary<string, string> Google = new() { ["Signals:GoogleConsentMode"] = "true" };
    private static readonly Dictionary<string, string> Other = new() { ["Signals:DataLayerEvent"] = "consent" };

    public static SettingEffect[] All { get; } =
    [
        new("Signals:GoogleConsentMode", "true", site => site.FindAsync(Script, "\"google\":"), "", "\"google\":"),
        new("Signals:GoogleRegions", "DE", site => site.FindAsync("/head", "data-regions=\"\\w+\""), "", "data-regions=\"DE\"") { With = Google },
        new("Signals:GoogleAdsDataRedaction", "true", site => site.FindAsync(Script, "\"redact\":\\w+"), "\"redact\":false", "\"redact\":true") { With = Google },
        new("Signals:GoogleUrlPassthrough", "true", site => site.FindAsync(Script, "\"passthrough\":\\w+"), "\"passthrough\":false", "\"passthrough\":true") { With = Google },
        new("Signals:GoogleWaitForUpdate", "900", site => site.FindAsync(Script, "\"wait\":\\d+"), "\"wait\":500", "\"wait\":900") { With = Google },
        new("Signals:MicrosoftUet", "true", site => site.FindAsync(Script, "\"uet\":\\w+"), "\"uet\":false", "\"uet\":true") { With = Other },
        new("Signals:MicrosoftClarity", "true", site => site.FindAsync(Script, "\"clarity\":\\w+"), "\"clarity\":false", "\"clarity\":true") { With = Other },
        new("Signals:MetaPixel", "true", site => site.FindAsync(Script, "\"meta\":\\w+"), "\"meta\":false", "\"meta\":true") { With = Other },
        new("Signals:Matomo", "Requests", site => site.FindAsync(Script, "\"matomo\":\"\\w+\""), "", "\"matomo\":\"Requests\"") { With = Other },
        new("Signals:DataLayerEvent", "chosen", site => site.FindAsync(Script, "\"event\":\"\\w+\""), "", "\"event\":\"chosen\"") { With = Google },
        new("Signals:Categories:analytics_storage", "Advertising", site => site.FindAsync(Script, "\"analytics_storage\":[^]]+"),
            "\"analytics_storage\":[\"tracking\"", "\"analytics_storage\":[\"advertising\"") { With = Google },
    ];
}
