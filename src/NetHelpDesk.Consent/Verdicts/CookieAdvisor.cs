using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>
/// Says how to declare a cookie. What works now must work with the declaration too: what code says of a cookie stands,
/// and where nobody knows its category none is guessed.
/// </summary>
internal sealed class CookieAdvisor(FrameworkCookies framework)
{
    /// <param name="name">The cookie's name.</param>
    /// <param name="cookie">What it was when it was written, or when it was sent where it never was written.</param>
    /// <param name="rules">The rules in force.</param>
    public CookieAdvice Of(string name, Classification cookie, ConsentRules rules)
    {
        var named = cookie.Source is ClassificationSource.Label or ClassificationSource.IsEssential ? cookie.Category?.Name : null;
        var own = framework.Find(name);
        var known = cookie.Rule?.Known ?? rules.Suggest(name);
        var category = named ?? own?.Category ?? known?.Category;
        if (category is not null && rules.Categories.Find(category) is { IsOff: true })
        {
            // What names it does not start.
            category = null;
        }

        if (own is not null && own.Category == category)
        {
            return new CookieAdvice(AdvisedName.Of(name), category, own.Purpose);
        }

        // A tracker's pattern stands for more than the one cookie that code says something else of.
        return known is not null && known.Category == category
            ? new CookieAdvice(known.Pattern.Text, category, PurposeOf(known, rules), known is { Domains: [var domain, ..] } ? domain : null)
            : new CookieAdvice(AdvisedName.Of(name), category, CookieAdvice.FillIn);
    }

    /// <summary>What is to be declared of these cookies, and of the framework's that are in use.</summary>
    public IEnumerable<CookieAdvice> ToDeclare(IEnumerable<CookieReport> cookies, ConsentRules rules) =>
        cookies.Select(cookie => Of(cookie.Sample, cookie.Cookie, rules)).Concat(framework.ToDeclare(rules)).DistinctBy(advice => advice.Name);

    /// <summary>Visitors read the catalogue's purposes in their language; an essential cookie says itself what it is for.</summary>
    private static string? PurposeOf(CatalogueEntry known, ConsentRules rules) =>
        known.Category == CookieCategory.Essential ? rules.Languages.Default[TextKey.PurposePrefix + known.Purpose] : null;
}
