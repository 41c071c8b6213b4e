using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>The <c>Set-Cookie</c> headers of a decision.</summary>
internal static class ConsentCookieHeader
{
    public static string Write(Decision decision, ConsentRules rules, bool isHttps)
    {
        var value = ConsentCookieFormat.Format(decision, rules);
        return Format(rules.ConsentCookie, value, rules.ConsentCookie.Lifetime, rules.ConsentCookie.Domain, isHttps);
    }

    /// <summary>Deletes the cookie.</summary>
    public static string Expire(ConsentCookieRules cookie, bool isHttps) =>
        Format(cookie, "", TimeSpan.Zero, cookie.Domain, isHttps);

    /// <summary>
    /// Deletes the cookie on every other domain that may hold one, left over from another
    /// <see cref="ConsentCookieOptions.Domain"/>: two would disagree from now on.
    /// </summary>
    public static IEnumerable<string> ExpireElsewhere(ConsentCookieRules cookie, string host, bool isHttps)
    {
        if (CookiePrefix.IsHost(cookie.Name))
        {
            yield break;
        }

        if (cookie.Domain is not null)
        {
            yield return Format(cookie, "", TimeSpan.Zero, domain: null, isHttps);
        }

        foreach (var domain in HostDomains.Of(host))
        {
            if (!domain.Equals(cookie.Domain, StringComparison.OrdinalIgnoreCase))
            {
                yield return Format(cookie, "", TimeSpan.Zero, domain, isHttps);
            }
        }
    }

    private static string Format(ConsentCookieRules cookie, string value, TimeSpan lifetime, string? domain, bool isHttps)
    {
        var header = new StringBuilder(160)
            .Append(cookie.Name).Append('=').Append(value)
            .Append(CultureInfo.InvariantCulture, $"; max-age={(long)lifetime.TotalSeconds}");
        if (domain is not null)
        {
            header.Append("; domain=").Append(domain);
        }

        header.Append("; path=/");
        if (isHttps || cookie.AlwaysSecure)
        {
            header.Append("; secure");
        }

        return header.Append("; samesite=").Append(cookie.SameSite switch
        {
            SameSiteMode.None => "none",
            SameSiteMode.Strict => "strict",
            _ => "lax",
        }).ToString();
    }
}
