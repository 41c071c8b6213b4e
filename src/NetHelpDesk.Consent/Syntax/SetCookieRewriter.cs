using System.Globalization;
using System.Text;

namespace NetHelpDesk.Consent.Syntax;

/// <summary>Changes the lifetime in a <c>Set-Cookie</c> header and leaves every other byte as it was.</summary>
internal static class SetCookieRewriter
{
    public static string WithoutLifetime(string header)
    {
        var result = new StringBuilder(header.Length);
        var isFirst = true;
        foreach (var piece in header.AsSpan().Split(';'))
        {
            if (isFirst)
            {
                result.Append(header.AsSpan()[piece]);
            }
            else if (!LifetimeAttributes.IsOne(header.AsSpan()[piece]))
            {
                result.Append(';').Append(header.AsSpan()[piece]);
            }

            isFirst = false;
        }

        return result.ToString();
    }

    /// <param name="header">A header that gives the cookie a lifetime, or seems to.</param>
    /// <param name="lifetime">How long a browser would keep it, as far as that can be read.</param>
    /// <param name="cap">The longest that it may live. What browsers forget when they close stays like that.</param>
    public static string WithCap(string header, TimeSpan? lifetime, TimeSpan cap)
    {
        if (lifetime is not { } life)
        {
            return WithoutLifetime(header);
        }

        var rest = life < TimeSpan.Zero ? TimeSpan.Zero : life < cap ? life : cap;
        return string.Create(CultureInfo.InvariantCulture, $"{WithoutLifetime(header)}; max-age={(long)rest.TotalSeconds}");
    }
}
