using System.Globalization;
using System.Text;

namespace NetHelpDesk.Consent.Syntax;

/// <summary>
/// One cookie as a browser may hold it. A deletion hits only the cookie of the same name, <c>Domain</c>, <c>Path</c>
/// and partition (RFC 6265bis 5.7).
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Domain">Its <c>Domain</c> attribute; nothing for a host-only cookie.</param>
/// <param name="Path">Its <c>Path</c> attribute.</param>
/// <param name="Partitioned">Whether it is kept apart for each top-level site (CHIPS).</param>
internal readonly record struct CookieVariant(string Name, string? Domain, string Path, bool Partitioned)
{
    /// <param name="secure">
    /// Whether the request came over https: there, a cookie with <c>Secure</c> is deleted only by one with it.
    /// </param>
    /// <param name="crossSite">Whether the site is used in other sites' frames, where only <c>SameSite=None</c> counts.</param>
    public string Expiry(bool secure, bool crossSite)
    {
        var header = new StringBuilder(96).Append(Name).Append("=; max-age=0");
        if (Domain is not null)
        {
            header.Append(CultureInfo.InvariantCulture, $"; domain={Domain}");
        }

        header.Append(CultureInfo.InvariantCulture, $"; path={Path}");
        if (Partitioned || secure || CookiePrefix.NeedsSecure(Name))
        {
            header.Append("; secure");
        }

        if (CookiePrefix.NeedsHttpOnly(Name))
        {
            header.Append("; httponly");
        }

        if (Partitioned || (secure && crossSite))
        {
            header.Append("; samesite=none");
        }

        if (Partitioned)
        {
            header.Append("; partitioned");
        }

        return header.ToString();
    }
}
