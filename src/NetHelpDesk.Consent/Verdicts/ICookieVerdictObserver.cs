using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>
/// Is told of every verdict about a cookie of a response, and of each cookie that is hidden from the application: a
/// page for developers, a test, or an audit can follow what happens. Register any number of them as singletons.
/// </summary>
public interface ICookieVerdictObserver
{
    /// <summary>
    /// Called on the request's own path: when a cookie is hidden, when one is withheld as it is appended, or when the
    /// response starts; must be quick and safe to call from several requests at once. An exception is logged and changes
    /// nothing.
    /// </summary>
    /// <param name="context">The request; not to be kept, since servers use it again for other visitors.</param>
    /// <param name="verdict">What happened to the cookie.</param>
    void OnVerdict(HttpContext context, in CookieVerdict verdict);
}
