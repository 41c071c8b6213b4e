namespace NetHelpDesk.Consent;

/// <summary>One declared cookie: what it is for, and to which category it belongs.</summary>
public sealed class DeclaredCookie
{
    /// <summary>
    /// The cookie's name or pattern where the key cannot be it: a name with <c>:</c>, which separates configuration
    /// sections, or two names that differ by case alone. Default: the key.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The name of its category. Default: none; it must be set.</summary>
    public string? Category { get; set; }

    /// <summary>
    /// What it is: a cookie, or another thing that a browser keeps or sends. <see cref="MaxLifetime"/>,
    /// <see cref="Domain"/> and <see cref="Path"/> are for cookies alone. Default: <see cref="StorageKind.Cookie"/>.
    /// </summary>
    public StorageKind Kind { get; set; }

    /// <summary>
    /// What the visitor reads about it. Required for an essential cookie. Default: what the package says of a cookie
    /// that it knows (<see cref="ConsentOptions.UseCatalogue"/>), else nothing.
    /// </summary>
    public string? Purpose { get; set; }

    /// <summary>
    /// Who is behind it, such as <c>Google Analytics</c>. Default: the provider of a cookie that the package knows
    /// (<see cref="ConsentOptions.UseCatalogue"/>), else none, which visitors read as this site.
    /// </summary>
    public string? Provider { get; set; }

    /// <summary>
    /// How long it lives, as the visitor is told: <c>session</c>, or a number and a unit such as <c>14 days</c>
    /// (seconds, minutes, hours, days, weeks, months or years). It is information only; see
    /// <see cref="MaxLifetime"/> for a limit. Default: the usual one of a cookie that the package knows
    /// (<see cref="ConsentOptions.UseCatalogue"/>), else none.
    /// </summary>
    public string? Lifetime { get; set; }

    /// <summary>
    /// The longest lifetime it may have; a longer one is cut to it. Same format as
    /// <see cref="CategoryOptions.MaxLifetime"/>; where both are set the shorter counts. Default: none.
    /// </summary>
    public string? MaxLifetime { get; set; }

    /// <summary>
    /// Whether its content goes to somebody other than the site. Default: as the package knows it
    /// (<see cref="ConsentOptions.UseCatalogue"/>), else <see langword="false"/>.
    /// </summary>
    public bool? ThirdParty { get; set; }

    /// <summary>The <c>Domain</c> attribute with which it is written. Default: none, a host-only cookie.</summary>
    public string? Domain { get; set; }

    /// <summary>The <c>Path</c> attribute with which it is written. Default: <c>/</c>.</summary>
    public string? Path { get; set; }

    /// <summary>
    /// <see langword="false"/> exempts this cookie from consent although its category needs it; a
    /// <see cref="Reason"/> is required then. Default: as its category.
    /// </summary>
    public bool? RequiresConsent { get; set; }

    /// <summary>Why it needs no consent; shown to visitors. Default: none.</summary>
    public string? Reason { get; set; }

    /// <summary>
    /// <see langword="false"/> undeclares a cookie that a lower configuration layer declares.
    /// Default: <see langword="true"/>.
    /// </summary>
    public bool Enabled { get; set; } = true;
}
