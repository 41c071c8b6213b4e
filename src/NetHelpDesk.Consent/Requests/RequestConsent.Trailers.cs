using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent;

/// <content>The trailers of a server that is its own collection of features (<see cref="CookielessTrailers"/>).</content>
internal sealed partial class RequestConsent : IHttpResponseTrailersFeature
{
    IHeaderDictionary IHttpResponseTrailersFeature.Trailers
    {
        get => new CookielessHeaders(ServersTrailers.Trailers, this);
        set => ServersTrailers.Trailers = new CookielessHeaders(value, this);
    }

    private IHttpResponseTrailersFeature ServersTrailers => (IHttpResponseTrailersFeature)Context.Features;
}
