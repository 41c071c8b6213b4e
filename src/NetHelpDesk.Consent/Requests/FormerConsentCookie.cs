using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Requests;

/// <summary>
/// The consent cookie of the framework's cookie policy, in the browsers of visitors whom a site asked with that before.
/// It grants nothing here, and a decision that is made here takes its place.
/// </summary>
internal sealed class FormerConsentCookie
{
    private readonly CookieVariant? _cookie;
    private readonly bool _crossSite;

    public FormerConsentCookie(IOptions<CookiePolicyOptions> policy)
    {
        var cookie = policy.Value.ConsentCookie;

        // A policy that still checks consent by itself goes by it.
        if (policy.Value.CheckConsentNeeded is null && !string.IsNullOrEmpty(cookie.Name))
        {
            _cookie = new CookieVariant(cookie.Name, cookie.Domain, cookie.Path ?? "/", Partitioned: false);
            _crossSite = cookie.SameSite == SameSiteMode.None;
        }
    }

    /// <summary>The header that deletes it, or nothing where the browser has none.</summary>
    /// <param name="consent">A request in which a decision was made.</param>
    public string? Expiry(RequestConsent consent)
    {
        var request = consent.Context.Request;
        return _cookie is { } cookie
            && consent.Enforcement == EnforcementMode.Enforce
            && cookie.Name != consent.Rules.ConsentCookie.Name
            && CookieHeader.Holds(request.Headers.Cookie, cookie.Name)
                ? cookie.Expiry(request.IsHttps, _crossSite)
                : null;
    }
}
