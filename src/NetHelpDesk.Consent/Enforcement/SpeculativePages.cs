using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>Pages that the browser fetched or made in advance, by speculation rules, before a decision.</summary>
internal static class SpeculativePages
{
    private const string Brand = "\"Chromium\";v=\"";

    /// <summary>The first that knows both types; others complain of them, and none is told without a secure connection.</summary>
    private const int FirstVersion = 138;

    /// <summary>
    /// Has the browser drop them, where it says that it can. Never the other types: they would take the visitor's
    /// cookies, storage or cache.
    /// </summary>
    public static void Clear(HttpContext context)
    {
        if (VersionOf(context.Request.Headers["Sec-CH-UA"].ToString()) >= FirstVersion)
        {
            context.Response.Headers.Append("Clear-Site-Data", "\"prefetchCache\", \"prerenderCache\"");
        }
    }

    private static int VersionOf(ReadOnlySpan<char> brands)
    {
        var at = brands.IndexOf(Brand);
        var version = at < 0 ? [] : brands[(at + Brand.Length)..];
        var end = version.IndexOf('"');
        return end > 0 && int.TryParse(version[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;
    }
}
