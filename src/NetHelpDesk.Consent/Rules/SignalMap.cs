using System.Collections.Frozen;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Rules;

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

    /// <summary>The signals that are on.</summary>
    public static IEnumerable<string> SentBy(SignalOptions options)
    {
        string[] advertising = ["ad_storage"];
        string[] google = [.. Defaults.Keys.Where(signal => signal.EndsWith("_storage", StringComparison.Ordinal)), "ad_user_data", "ad_personalization"];
        return (options.GoogleConsentMode ? google : [])
            .Concat(options.MicrosoftUet ? advertising : [])
            .Concat(options.MicrosoftClarity ? [.. advertising, "analytics_storage"] : Array.Empty<string>())
            .Concat(options.MetaPixel ? ["meta_pixel"] : Array.Empty<string>())
            .Concat(options.Matomo != MatomoConsent.Off ? ["matomo"] : Array.Empty<string>());
    }

    /// <summary>The names of the categories that grant a signal together.</summary>
    public static string[] NamesOf(SignalOptions options, string signal) =>
        Split(options.Categories.TryGetValue(signal, out var own) ? own : Defaults[signal]);

    /// <summary>Each signal with the categories that grant it together.</summary>
    public static IEnumerable<(string Signal, IEnumerable<Category> Categories)> Of(SignalOptions options, CategorySet categories) =>
        from signal in Defaults.Keys.Order(StringComparer.Ordinal)
        select (signal, NamesOf(options, signal).Select(categories.Get));
}
