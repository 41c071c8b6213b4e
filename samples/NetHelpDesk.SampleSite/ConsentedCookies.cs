namespace NetHelpDesk.Site;

/// <summary>
/// Reading a cookie needs consent as much as storing it does (ePrivacy Directive, Article 5(3)): one that the browser
/// holds from before a withdrawal is left alone.
/// </summary>
public static class ConsentedCookies
{
    public static string? Read(HttpContext context, string name, string category) =>
        context.GetConsent().IsGranted(category) ? context.Request.Cookies[name] : null;
}
