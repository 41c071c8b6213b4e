namespace NetHelpDesk.Consent;

/// <summary>What visitors read of one declared cookie, in one language.</summary>
public sealed class CookieTexts
{
    /// <summary>As <see cref="DeclaredCookie.Purpose"/>. Default: what the site says in its default language.</summary>
    public string? Purpose { get; set; }

    /// <summary>As <see cref="DeclaredCookie.Provider"/>. Default: what the site says in its default language.</summary>
    public string? Provider { get; set; }

    /// <summary>As <see cref="DeclaredCookie.Reason"/>. Default: what the site says in its default language.</summary>
    public string? Reason { get; set; }
}
