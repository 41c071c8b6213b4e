using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Rules;

/// <summary>
/// Tells the rule for a cookie that a browser sent: a declaration of the site, else a tracker known to the package.
/// Names are compared without case where none is equal with it, because <c>Request.Cookies</c> ignores case.
/// </summary>
internal sealed class SentCookieClassifier(IReadOnlyList<CookieRule> declared, CatalogueRules catalogue)
{
    private readonly CookieRuleSet _declared = new(declared);
    private readonly CookieRuleSet _trackers = new(catalogue.TrackersByName);
    private readonly CookieRuleSet _withoutCase = new(WithoutCase([.. declared, .. catalogue.TrackersByName]), ignoreCase: true);

    /// <param name="name">The cookie's name.</param>
    /// <param name="request">The request, whose host is all that it tells of the cookie's domain.</param>
    public CookieRule? Find(ReadOnlySpan<char> name, HttpRequest request)
    {
        // One look tells what most names need: that there is no rule.
        if (_withoutCase.Find(name) is { } similar)
        {
            return _declared.Find(name) ?? _trackers.Find(name) ?? similar;
        }

        return catalogue.ByDomain.HasName(name) && catalogue.ByDomain.Find(name, request.Host.Host) is { Known.IsTracker: true } onDomain
            ? onDomain
            : null;
    }

    /// <summary>Of names that differ by case alone, one that needs consent counts.</summary>
    private static IEnumerable<CookieRule> WithoutCase(IEnumerable<CookieRule> rules) =>
        rules.GroupBy(rule => rule.Pattern.Text, StringComparer.OrdinalIgnoreCase)
            .Select(twins => twins.FirstOrDefault(rule => !rule.IsExempt) ?? twins.First())
            .Select(rule => rule.WithoutCase());
}
