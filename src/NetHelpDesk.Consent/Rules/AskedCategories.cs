namespace NetHelpDesk.Consent.Rules;

/// <summary>
/// Which categories visitors are asked for: those in which something is. A question without anything behind it misleads
/// them.
/// </summary>
internal static class AskedCategories
{
    /// <summary>Nobody knows yet what the site uses.</summary>
    public static bool IsNothingDeclared(ConsentOptions options) => !options.Cookies.Values.Any(cookie => cookie.Enabled);

    public static bool Contains(ConsentOptions options, string name, CategoryOptions settings) =>
        IsNothingDeclared(options)
        || settings.AlwaysAsk
        || settings.DisplayName is not null
        || settings.Description is not null
        || settings.ContentSecurityPolicy.Count > 0
        || options.Cookies.Values.Any(cookie => cookie.Enabled && name.Equals(cookie.Category, StringComparison.OrdinalIgnoreCase))
        || options.Signals.DataLayerEvent is not null
        || SignalMap.SentBy(options.Signals).Any(signal =>
            SignalMap.NamesOf(options.Signals, signal).Contains(name, StringComparer.OrdinalIgnoreCase));
}
