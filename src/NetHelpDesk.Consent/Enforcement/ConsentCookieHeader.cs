using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Reading;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>The <c>Set-Cookie</c> headers of a decision.</summary>
internal static class ConsentCookieHeader
{
    public static string Write(Decision decision, ConsentRules rules, string host, bool isHttps)
    {
        var value = ConsentCookieFormat.Format(decision, rules);
        return Format(rules.ConsentCookie, value, rules.ConsentCookie.Lifetime, rules.ConsentCookie.DomainOn(host), isHttps);
    }

    /// <summary>Deletes the cookie.</summary>
    public static string Expire(ConsentCookieRules cookie, string host, bool isHttps) =>
        Format(cookie, "", TimeSpan.Zero, cookie.DomainOn(host), isHttps);

    /// <summary>
    /// Deletes the cookie on every other domain of the site that may hold one, left over from another
    /// <see cref="ConsentCookieOptions.Domain"/>: two would disagree from now on. Another site's decision on a parent
    /// domain is not this one's to delete.
    /// </summary>
    public static IEnumerable<string> ExpireElsewhere(ConsentCookieRules cookie, string host, bool isHttps)
    {
        if (CookiePrefix.IsHost(cookie.Name))
        {
            yield break;
        }

        var own = cookie.DomainOn(host);
        if (own is not null)
        {
            yield return Format(cookie, "", TimeSpan.Zero, domain: null, isHttps);
        }

        foreach (var domain in HostDomains.Of(host))
        {
            if (!domain.Equals(own, StringComparison.OrdinalIgnoreCase) && cookie.Owns(domain, host))
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
