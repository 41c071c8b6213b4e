using System.Globalization;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The <c>Cookie</c> header of visitors who have decided.</summary>
internal static class Visitor
{
    public static readonly string GrantedAll = Decided("session=yes", "tracking=yes", "advertising=yes");
    public static readonly string RefusedAll = Decided("session=no", "tracking=no", "advertising=no");

    public static string Decided(params string[] categories) => string.Create(
        CultureInfo.InvariantCulture,
        $".NetHelpDesk.Consent=v=1&policy=1&at={ConsentHost.Now.AddDays(-1):yyyy-MM-dd'T'HH:mm:ss'Z'}&{string.Join('&', categories)}");
}
