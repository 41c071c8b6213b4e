using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A visitor's request, as far as consent is read from it.</summary>
internal static class VisitorRequest
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static string Value(string categories, string version = "1", string at = "2026-11-23T10:00:00Z") =>
        $"v=1&policy={version}&at={at}&{categories}";

    public static ConsentState With(ConsentRules rules, string? cookie, bool signal = false) =>
        Sending(rules, cookie is null ? default : new StringValues($".NetHelpDesk.Consent={cookie}"), signal ? "1" : default(StringValues));

    public static ConsentState Sending(ConsentRules rules, StringValues cookieHeader, StringValues signal)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Cookie = cookieHeader;
        request.Headers["Sec-GPC"] = signal;
        return ConsentReader.Read(request, rules, new FakeTimeProvider(Now));
    }

    /// <summary>The keys of what is granted beyond the essential.</summary>
    public static string Grants(this ConsentState state, ConsentRules rules) => string.Join(
        ' ', rules.Categories.All.Where(category => !category.IsExempt && state.IsGranted(category)).Select(category => category.Key));
}
