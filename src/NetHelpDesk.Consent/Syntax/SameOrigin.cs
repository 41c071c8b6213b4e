using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Syntax;

/// <summary>Tells a visitor's own choice from one that another site makes in the visitor's name.</summary>
internal static class SameOrigin
{
    /// <summary>
    /// <c>Sec-Fetch-Site</c> decides where the browser sends it (to trustworthy addresses only), else <c>Origin</c>.
    /// With neither it is no browser, and there is no visitor to protect.
    /// </summary>
    public static bool Allows(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0)
        {
            return site is ["same-origin" or "none"];
        }

        var origin = request.Headers.Origin;
        return origin.Count == 0
            || (origin is [{ } value] && value.Equals(OriginOf(request), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether an address is of this site.</summary>
    public static bool Is(HttpRequest request, Uri address) =>
        OriginOf(request).Equals(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped), StringComparison.OrdinalIgnoreCase);

    private static string OriginOf(HttpRequest request)
    {
        var host = request.Host;
        var isDefaultPort = host.Port is null || host.Port == (request.IsHttps ? 443 : 80);
        return $"{request.Scheme}://{(isDefaultPort ? HostWithoutPort(host) : host.ToUriComponent())}";
    }

    private static string HostWithoutPort(HostString host) => new HostString(host.Host).ToUriComponent();
}
