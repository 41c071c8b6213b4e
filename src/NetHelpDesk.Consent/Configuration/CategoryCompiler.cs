namespace NetHelpDesk.Consent;

/// <summary>Makes the categories of a site from its options: the built-in four, then its own in order of their names.</summary>
internal static class CategoryCompiler
{
    private static readonly (string Name, string DisplayName, string Description)[] BuiltIn =
    [
        (CookieCategory.Essential, "Make the site work",
            "Needed for what you ask of this site, such as signing in or sending a form."),
        (CookieCategory.Session, "Remember this visit",
            "Keeps what you did in this visit at hand. Gone when you close the browser."),
        (CookieCategory.Tracking, "See how the site is used",
            "Shows us which pages help and where visitors get stuck."),
        (CookieCategory.Advertising, "Choose advertisements by interest",
            "Selects advertisements by the pages that you looked at."),
    ];

    public static IEnumerable<string> BuiltInNames => BuiltIn.Select(category => category.Name);

    public static CategorySet Compile(ConsentOptions options)
    {
        var own = options.Categories.Keys
            .Except(BuiltInNames, StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(name => (Name: name, DisplayName: name, Description: ""));
        return new CategorySet([.. BuiltIn.Concat(own).Select((category, index) =>
            Compile(options, index, category.Name, category.DisplayName, category.Description))]);
    }

    public static TimeSpan? DurationOf(string? lifetime) =>
        CookieLifetime.TryParse(lifetime, out var parsed) ? parsed.Duration : null;

    private static Category Compile(ConsentOptions options, int index, string name, string displayName, string description)
    {
        var settings = options.Categories.TryGetValue(name, out var found) ? found : new CategoryOptions();
        var isExempt = name == CookieCategory.Essential || settings.RequiresConsent == false;
        return new Category
        {
            Name = name,
#pragma warning disable CA1308 // Not for comparison: the contract says lower case.
            Key = name.ToLowerInvariant(),
#pragma warning restore CA1308
            Index = index,
            DisplayName = settings.DisplayName ?? displayName,
            Description = settings.Description ?? description,
            Mode = settings.Mode ?? options.Mode,
            IsExempt = isExempt,
            Reason = settings.Reason,
            MaxLifetime = DurationOf(settings.MaxLifetime),
            IsRefusedBySignal = !isExempt
                && (settings.GlobalPrivacyControl ?? (name == CookieCategory.Advertising || HasThirdPartyCookie(options, name))),
        };
    }

    private static bool HasThirdPartyCookie(ConsentOptions options, string category) =>
        options.Cookies.Values.Any(cookie =>
            cookie is { Enabled: true, ThirdParty: true }
            && category.Equals(cookie.Category, StringComparison.OrdinalIgnoreCase));
}
