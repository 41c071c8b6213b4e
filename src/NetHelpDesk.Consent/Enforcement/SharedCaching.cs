using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace NetHelpDesk.Consent;

/// <summary>Keeps caches that many visitors share from storing a response that is one visitor's (RFC 9111 5.2.2).</summary>
internal static class SharedCaching
{
    /// <summary>
    /// Makes the response private where it says otherwise or nothing: <c>Set-Cookie</c> alone keeps no cache from
    /// storing it. Says whether a shared cache was meant to store it.
    /// </summary>
    public static bool MakePrivate(HttpResponse response)
    {
        var wasShared = false;
        var kept = new List<string> { "private" };
        foreach (var line in response.Headers.CacheControl)
        {
            foreach (var part in new StringTokenizer(line ?? "", [',']))
            {
                var directive = part.Trim();
                if (directive.Equals("private", StringComparison.OrdinalIgnoreCase)
                    || directive.Equals("no-store", StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }

                if (directive.Equals("public", StringComparison.OrdinalIgnoreCase)
                    || directive.StartsWith("s-maxage", StringComparison.OrdinalIgnoreCase))
                {
                    wasShared = true;
                }
                else if (directive.Length > 0)
                {
                    kept.Add(directive.ToString());
                }
            }
        }

        response.Headers.CacheControl = string.Join(", ", kept);
        return wasShared;
    }
}
