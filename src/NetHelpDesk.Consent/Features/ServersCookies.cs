using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Features;

/// <summary>What writes the cookies of a response, and the headers that the server had when the request arrived.</summary>
/// <param name="features">The features of the request.</param>
/// <param name="headers">The server's headers.</param>
/// <param name="left">What another middleware has left; otherwise the framework's own.</param>
internal sealed class ServersCookies(IFeatureCollection features, IHeaderDictionary headers, IResponseCookies? left)
    : ResponseCookiesFeature(features)
{
    public IHeaderDictionary Headers => headers;

    public new IResponseCookies Cookies => left ?? base.Cookies;
}
