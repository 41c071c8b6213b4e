using System.Globalization;
using System.Text;

namespace NetHelpDesk.Consent;

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
            else if (!IsLifetime(header.AsSpan()[piece]))
            {
                result.Append(';').Append(header.AsSpan()[piece]);
            }

            isFirst = false;
        }

        return result.ToString();
    }

    public static string WithLifetime(string header, TimeSpan lifetime) =>
        string.Create(CultureInfo.InvariantCulture, $"{WithoutLifetime(header)}; max-age={(long)lifetime.TotalSeconds}");

    private static bool IsLifetime(ReadOnlySpan<char> attribute)
    {
        var equals = attribute.IndexOf('=');
        var name = SetCookieLine.Trim(equals < 0 ? attribute : attribute[..equals]);
        return name.Equals("expires", StringComparison.OrdinalIgnoreCase)
            || name.Equals("max-age", StringComparison.OrdinalIgnoreCase);
    }
}
