using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Rules;

/// <summary>Makes the categories of a site from its options: the built-in four, then its own in order of their names.</summary>
internal static class CategoryCompiler
{
    public static readonly IReadOnlyList<string> BuiltInNames =
        [CookieCategory.Essential, CookieCategory.Session, CookieCategory.Tracking, CookieCategory.Advertising];

    public static CategorySet Compile(ConsentOptions options, RegionOptions? region) =>
        new([.. NamesIn(options).Select((name, index) => Compile(options, region, index, name))]);

    public static IEnumerable<string> NamesIn(ConsentOptions options) => BuiltInNames.Concat(options.Categories.Keys
        .Except(BuiltInNames, StringComparer.OrdinalIgnoreCase)
        .Order(StringComparer.OrdinalIgnoreCase));

    /// <summary>The categories that the site has, by which others may be named in its settings.</summary>
    public static string[] EnabledIn(ConsentOptions options) => [.. NamesIn(options).Where(name => IsEnabled(options, name))];

    public static bool IsEnabled(ConsentOptions options, string name) =>
        name.Equals(CookieCategory.Essential, StringComparison.OrdinalIgnoreCase)
        || !options.Categories.TryGetValue(name, out var settings)
        || settings.Enabled;

    /// <summary>What is to be said of a setting that names a category which is turned off; nothing where it is not.</summary>
    public static string? OffHint(ConsentOptions options, string name) => IsEnabled(options, name)
        ? null
        : $"is turned off (Categories:{name}:Enabled: false). Name another, or turn it on again.";

    /// <summary>The most specific counts: the category in the region, the category, the region, the whole.</summary>
    public static ConsentMode ModeOf(ConsentOptions options, string category, RegionOptions? region) =>
        region?.Categories.TryGetValue(category, out var there) == true && there.Mode is { } own ? own
        : options.Categories.TryGetValue(category, out var settings) && settings.Mode is { } everywhere ? everywhere
        : region?.Mode ?? options.Mode;

    public static TimeSpan? DurationOf(string? lifetime) =>
        CookieLifetime.TryParse(lifetime, out var parsed) ? parsed.Duration : null;

    private static Category Compile(ConsentOptions options, RegionOptions? region, int index, string name)
    {
        var settings = options.Categories.TryGetValue(name, out var found) ? found : new CategoryOptions();
        var isOff = !IsEnabled(options, name);
        var isExempt = !isOff && (name == CookieCategory.Essential || settings.RequiresConsent == false);
        return new Category
        {
            Name = name,
#pragma warning disable CA1308 // Not for comparison: the contract says lower case.
            Key = name.ToLowerInvariant(),
#pragma warning restore CA1308
            Index = index,
            DisplayName = settings.DisplayName ?? (index < BuiltInNames.Count ? null : name),
            Description = settings.Description,
            Mode = ModeOf(options, name, region),
            IsExempt = isExempt,
            IsOff = isOff,
            IsAsked = !isOff && !isExempt && AskedCategories.Contains(options, name, settings),
            Reason = settings.Reason,
            MaxLifetime = DurationOf(settings.MaxLifetime),
            IsRefusedBySignal = !isExempt
                && (settings.GlobalPrivacyControl ?? (name == CookieCategory.Advertising || HasThirdPartyCookie(options, name))),
#pragma warning disable CA1308 // Not for comparison: directives are written in lower case.
            PolicyHosts = settings.ContentSecurityPolicy.ToDictionary(
                directive => directive.Key.ToLowerInvariant(),
                directive => directive.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
#pragma warning restore CA1308
        };
    }

    private static bool HasThirdPartyCookie(ConsentOptions options, string category) =>
        options.Cookies.Any(cookie =>
            cookie.Value.Enabled
            && category.Equals(cookie.Value.Category, StringComparison.OrdinalIgnoreCase)
            && IsThirdParty(options, cookie.Value.Name ?? cookie.Key, cookie.Value));

    private static bool IsThirdParty(ConsentOptions options, string name, DeclaredCookie cookie) =>
        cookie.ThirdParty ?? (options.UseCatalogue && CookieCatalogue.FindDeclared(name, cookie) is { ThirdParty: true });
}
