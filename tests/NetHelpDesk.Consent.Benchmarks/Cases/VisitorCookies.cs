using System.Globalization;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>The <c>Cookie</c> header of a visitor: the decision as both middlewares keep it, so that all three get the same request.</summary>
internal static class VisitorCookies
{
    private const string BuiltInGrant = ".AspNet.Consent=yes";

    public static string? Of(Visitor visitor) => visitor switch
    {
        Visitor.Granted => $"{BuiltInGrant}; {Decision("yes")}",
        Visitor.Refused => Decision("no"),
        _ => null,
    };

    private static string Decision(string answer)
    {
        var at = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $".NetHelpDesk.Consent=v=1&policy=1&at={at}&session={answer}&tracking={answer}&advertising={answer}";
    }
}
