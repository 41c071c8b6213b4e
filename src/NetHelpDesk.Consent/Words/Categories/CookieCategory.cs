namespace NetHelpDesk.Consent;

/// <summary>
/// The names of the four built-in categories. A site's own categories are declared in
/// <see cref="ConsentOptions.Categories"/> and are used by their name in the same places.
/// Category names are compared without case.
/// </summary>
public static class CookieCategory
{
    /// <summary>
    /// Cookies without which a service that the visitor asked for cannot work, such as signing in. The only
    /// category that needs no consent (ePrivacy Directive, Article 5(3)); each cookie in it states its purpose.
    /// </summary>
    public const string Essential = "Essential";

    /// <summary>
    /// Cookies that remember this visit and are gone when the browser closes: their lifetime is enforced
    /// (<see cref="ConsentOptions.SessionLifetime"/>). They need consent unless exempted one by one with a reason.
    /// </summary>
    public const string Session = "Session";

    /// <summary>Cookies that show how the service is used, such as those of Google Analytics.</summary>
    public const string Tracking = "Tracking";

    /// <summary>Cookies that serve interest-based advertisements.</summary>
    public const string Advertising = "Advertising";
}
