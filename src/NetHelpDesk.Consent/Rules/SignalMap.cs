using System.Collections.Frozen;

namespace NetHelpDesk.Consent;

/// <summary>Which categories grant which signal to third parties.</summary>
internal static class SignalMap
{
    public static readonly FrozenDictionary<string, string> Defaults = new Dictionary<string, string>
    {
        ["ad_storage"] = CookieCategory.Advertising,
        ["ad_user_data"] = CookieCategory.Advertising,
        ["ad_personalization"] = CookieCategory.Advertising,
        ["analytics_storage"] = CookieCategory.Tracking,
        ["functionality_storage"] = CookieCategory.Session,
        ["personalization_storage"] = CookieCategory.Session,
        ["security_storage"] = CookieCategory.Essential,
        ["meta_pixel"] = CookieCategory.Advertising,
        ["matomo"] = CookieCategory.Tracking,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly char[] Separators = [' ', ','];

    public static string[] Split(string? names) =>
        names?.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Each signal with the categories that grant it together.</summary>
    public static IEnumerable<(string Signal, IEnumerable<Category> Categories)> Of(SignalOptions options, CategorySet categories) =>
        from signal in Defaults.Keys.Order(StringComparer.Ordinal)
        let names = options.Categories.TryGetValue(signal, out var own) ? own : Defaults[signal]
        select (signal, Split(names).Select(categories.Get));
}
