using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Verdicts;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>Whether enforcement would take nothing from visitors that nobody has decided about.</summary>
internal static class Readiness
{
    /// <summary>What is withheld or hidden, or would be, and is not declared, by the name to declare it by.</summary>
    public static IReadOnlyList<string> InTheWay(ConsentRuntime runtime) =>
    [
        .. runtime.Verdicts.Discovery.Cookies
            .Where(cookie => cookie.IsInTheWay && !IsDeclaredByNow(cookie, runtime.Rules))
            .Select(cookie => runtime.Verdicts.Advisor.Of(cookie.Sample, cookie.Cookie, runtime.Rules).Name)
            .Distinct(StringComparer.Ordinal),
    ];

    public static string Describe(IReadOnlyList<string> inTheWay) => inTheWay switch
    {
        [] => "Ready to enforce: yes, as far as cookies were seen since the application started.",
        [var one] => $"Ready to enforce: no, 1 cookie is not declared: {one}.",
        _ => $"Ready to enforce: no, {inTheWay.Count} cookies are not declared: {string.Join(", ", inTheWay)}.",
    };

    /// <summary>The options may have changed since it was seen.</summary>
    private static bool IsDeclaredByNow(CookieReport cookie, ConsentRules rules) =>
        rules.Classifier.Classify(cookie.Sample, label: []).Source == ClassificationSource.SiteRule;
}
