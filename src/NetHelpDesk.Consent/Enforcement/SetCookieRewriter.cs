using System.Globalization;
using System.Text;

namespace NetHelpDesk.Consent;

/// <summary>Changes the lifetime in a <c>Set-Cookie</c> header and leaves every other byte as it was.</summary>
internal static class SetCookieRewriter
{
    public static string WithoutLifetime(string header)
    {
        var rest = header.AsSpan();
        var result = new StringBuilder(header.Length);
        result.Append(SetCookieLine.NextAttribute(ref rest));
        while (!rest.IsEmpty)
        {
            var attribute = SetCookieLine.NextAttribute(ref rest);
            if (!IsLifetime(attribute))
            {
                result.Append(';').Append(attribute);
            }
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
