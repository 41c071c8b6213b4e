namespace NetHelpDesk.Consent;

/// <summary>
/// What happens to a cookie in the category <see cref="CookieCategory.Session"/> that is written with a lifetime
/// (<c>Expires</c> or <c>Max-Age</c>), although the visitor is told that it goes when the browser closes.
/// </summary>
public enum SessionLifetime
{
    /// <summary>It loses the lifetime and becomes a session cookie. The default.</summary>
    Enforce,

    /// <summary>It is withheld.</summary>
    Withhold,

    /// <summary>It is sent as written.</summary>
    Ignore,
}
