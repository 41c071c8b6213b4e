using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>
/// The trailers of a response, in which there are no cookies: <c>Set-Cookie</c> is none of the fields that may stand
/// there (RFC 9110 6.5.1), and when trailers are sent nobody is asked any more.
/// </summary>
internal sealed class CookielessTrailers(IHttpResponseTrailersFeature server, RequestConsent consent) : IHttpResponseTrailersFeature
{
    public IHeaderDictionary Trailers
    {
        get => new CookielessHeaders(server.Trailers, consent);
        set => server.Trailers = new CookielessHeaders(value, consent);
    }

    /// <summary>
    /// Stands before the trailers of a response, where its protocol has some. Servers that are their own collections of
    /// features lead from there to their trailers, and need no other object for each request.
    /// </summary>
    /// <param name="features">The features of the request.</param>
    /// <param name="consent">The request's object, which is among them.</param>
    public static void Guard<TConsent>(IFeatureCollection features, TConsent consent)
        where TConsent : RequestConsent, IHttpResponseTrailersFeature
    {
        if (features.Find<IHttpResponseTrailersFeature>() is { } server)
        {
            features.Put<IHttpResponseTrailersFeature>(
                ReferenceEquals(features, server) ? consent : new CookielessTrailers(server, consent));
        }
    }
}
