namespace NetHelpDesk.Consent;

/// <summary>Settings of one category.</summary>
public sealed class CategoryOptions
{
    /// <summary>
    /// What visitors read as its title. Default: the library's words for a built-in category, the name for one of
    /// the site's own.
    /// </summary>
    public string? DisplayName { get; set; }

    /// <summary>
    /// What visitors read about its purpose. Required for a category of the site's own. Default: the library's words
    /// for a built-in category.
    /// </summary>
    public string? Description { get; set; }

    /// <summary>
    /// <see langword="false"/> takes the category out of the site: visitors are not asked for it and do not read of it,
    /// nothing can grant it, and a cookie in it is withheld. Not for <see cref="CookieCategory.Essential"/>.
    /// Default: <see langword="true"/>.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Whether visitors are asked for the category although nothing is known to be in it. By itself they are where a
    /// cookie or other storage is declared in it, where it has a <see cref="ContentSecurityPolicy"/>, where one of
    /// <see cref="ConsentOptions.Signals"/> that is on needs it, where the site describes it
    /// (<see cref="DisplayName"/>, <see cref="Description"/>), and as long as <see cref="ConsentOptions.Cookies"/>
    /// declares nothing at all. Default: <see langword="false"/>.
    /// </summary>
    public bool AlwaysAsk { get; set; }

    /// <summary>The mode of this category. Default: <see cref="ConsentOptions.Mode"/>.</summary>
    public ConsentMode? Mode { get; set; }

    /// <summary>
    /// <see langword="false"/> exempts the whole category from consent; a <see cref="Reason"/> is required then.
    /// Default: <see langword="true"/> for all but <see cref="CookieCategory.Essential"/>.
    /// </summary>
    public bool? RequiresConsent { get; set; }

    /// <summary>Why the category needs no consent; shown to visitors. Default: none.</summary>
    public string? Reason { get; set; }

    /// <summary>
    /// The longest lifetime that a cookie of this category may have, such as <c>13 months</c>; a longer one is cut.
    /// A number and a unit: seconds, minutes, hours, days, weeks, months (30 days) or years (365 days).
    /// Default: none.
    /// </summary>
    public string? MaxLifetime { get; set; }

    /// <summary>
    /// Whether Global Privacy Control (<c>Sec-GPC: 1</c>) refuses this category; counts only where
    /// <see cref="ConsentOptions.GlobalPrivacyControl"/> is on. The signal asks a site not to sell or share personal
    /// data (11 CCR 7025). Default: <see langword="true"/> for <see cref="CookieCategory.Advertising"/> and for every
    /// category with an enabled third-party cookie (<see cref="DeclaredCookie.ThirdParty"/>), else
    /// <see langword="false"/>; always <see langword="false"/> for a category that needs no consent.
    /// </summary>
    public bool? GlobalPrivacyControl { get; set; }

    /// <summary>
    /// By directive (<c>script-src</c>), the hosts, separated by spaces, that are added to the site's own
    /// <c>Content-Security-Policy</c> for visitors who granted this category, and for nobody else. A grant reloads a
    /// page in which something waits for it. Not together with <see cref="BannerMode.CacheSafe"/>. Default: none.
    /// </summary>
    public IDictionary<string, string> ContentSecurityPolicy { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
