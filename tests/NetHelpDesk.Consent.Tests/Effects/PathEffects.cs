namespace NetHelpDesk.Consent.Tests.Effects;

internal static class PathEffects
{
    public static SettingEffect[] All { get; } =
    [
        new("Paths:/staff:Enforcement", "Off", site => site.SentAsync("lead", path: "/staff/jobs"), "", "lead=1; path=/")
        {
            With = new() { ["Paths:/staff:Reason"] = "Staff only" },
        },
        new("Paths:/staff:Reason", "Behind a sign-in", site => Task.FromResult(site.Consent.Logs.Single(log => log.Id.Id == 12).Message),
            "Below /staff enforcement is Off: Staff only", "Below /staff enforcement is Off: Behind a sign-in")
        {
            With = new() { ["Paths:/staff:Enforcement"] = "Off", ["Paths:/staff:Reason"] = "Staff only" },
        },
    ];
}
