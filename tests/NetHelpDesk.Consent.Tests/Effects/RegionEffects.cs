namespace NetHelpDesk.Consent.Tests.Effects;

internal static class RegionEffects
{
    private static readonly (string Name, string Value) California = (SettingSite.Region, "US-CA");

    public static SettingEffect[] All { get; } =
    [
        new("Regions:US-CA:Mode", "OptOut", site => site.SentAsync("lead", headers: California), "", "lead=1; path=/"),
        new("Regions:US-CA:Categories:Tracking:Mode", "OptIn", site => site.SentAsync("lead", headers: California), "lead=1; path=/", "")
        {
            With = new() { ["Regions:US-CA:Mode"] = "OptOut" },
        },
    ];
}
