namespace NetHelpDesk.Consent.Tests.Effects;

/// <summary>What changes when one setting changes, and nothing else.</summary>
/// <param name="Path">The setting.</param>
/// <param name="Value">What it is changed to.</param>
/// <param name="Look">Looks at what the setting is for.</param>
/// <param name="Before">What is seen without the change.</param>
/// <param name="After">What is seen with it.</param>
internal sealed record SettingEffect(string Path, string Value, Func<SettingSite, Task<string>> Look, string Before, string After)
{
    /// <summary>What is set before and after, because the setting counts only together with it.</summary>
    public Dictionary<string, string> With { get; init; } = [];

    public async Task<string> SeenAsync(bool changed)
    {
        var settings = new Dictionary<string, string>(With);
        if (changed)
        {
            settings[Path] = Value;
        }

        await using var site = await SettingSite.StartAsync(settings);
        return await Look(site);
    }

    /// <summary>Whether it is about this setting, in which <c>*</c> stands for a name that the site chooses.</summary>
    public bool IsOf(string setting)
    {
        var (names, pattern) = (Path.Split(':'), setting.Split(':'));
        return names.Length == pattern.Length
            && names.Zip(pattern).All(pair => pair.Second == "*" || pair.Second == pair.First);
    }
}
