using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>
/// Tells the rule for a cookie that a browser sent: a declaration of the site, else a tracker known to the package.
/// Names are compared without case where none is equal with it, because <c>Request.Cookies</c> ignores case.
/// </summary>
internal sealed class SentCookieClassifier(IReadOnlyList<CookieRule> declared, CatalogueRules catalogue)
{
    private const int UsualLength = 256;

    private readonly CookieRuleSet _declared = new(declared);
    private readonly CookieRuleSet _trackers = new(catalogue.TrackersByName);
    private readonly CookieRuleSet _withoutCase = new(WithoutCase([.. declared, .. catalogue.TrackersByName]));

    /// <param name="name">The cookie's name.</param>
    /// <param name="host">The host to which it was sent: all that a request tells of its domain.</param>
    public CookieRule? Find(ReadOnlySpan<char> name, HostString host)
    {
        var folded = name.Length <= UsualLength ? stackalloc char[UsualLength] : new char[name.Length];
        folded = folded[..name.ToUpperInvariant(folded)];

        // One look tells what most names need: that there is no rule.
        return _withoutCase.Find(folded) is { } similar
            ? _declared.Find(name) ?? _trackers.Find(name) ?? similar
            : catalogue.ByDomain.HasName(name) && catalogue.ByDomain.Find(name, host.Host) is { Known.IsTracker: true } onDomain
            ? onDomain
            : null;
    }

    /// <summary>Of names that differ by case alone, one that needs consent counts.</summary>
    private static IEnumerable<CookieRule> WithoutCase(IEnumerable<CookieRule> rules) =>
        rules.GroupBy(rule => rule.Pattern.Text, StringComparer.OrdinalIgnoreCase)
            .Select(twins => twins.FirstOrDefault(rule => !rule.IsExempt) ?? twins.First())
            .Select(rule => rule with { Pattern = new CookiePattern(rule.Pattern.Text.ToUpperInvariant()) });
}
