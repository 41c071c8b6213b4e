using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Caching;

/// <summary>The cookies of a request, of which some depend on consent: whether the application reads those is noted.</summary>
internal sealed class NotedCookiesFeature(IRequestCookiesFeature inner, RequestConsent consent) : IRequestCookiesFeature
{
    private NotedCookies? _cookies;

    public IRequestCookieCollection Cookies
    {
        get
        {
            lock (consent)
            {
                if (_cookies is null || !consent.IsOver)
                {
                    consent.ThrowIfOver();
                    var read = inner.Cookies;
                    _cookies = _cookies?.Reads(read) == true ? _cookies : new NotedCookies(read, consent);
                }

                return _cookies;
            }
        }

        set => inner.Cookies = value;
    }
}
