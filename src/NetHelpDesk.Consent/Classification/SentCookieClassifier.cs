namespace NetHelpDesk.Consent;

/// <summary>
/// Tells the rule for a cookie that a browser sent: a declaration of the site, else a tracker known to the package.
/// Names are compared without case where none is equal with it, because <c>Request.Cookies</c> ignores case.
/// </summary>
internal sealed class SentCookieClassifier(IReadOnlyList<CookieRule> declared, IReadOnlyList<CookieRule> trackers)
{
    private const int UsualLength = 256;

    private readonly CookieRuleSet _declared = new(declared);
    private readonly CookieRuleSet _trackers = new(trackers);
    private readonly CookieRuleSet _withoutCase = new(WithoutCase([.. declared, .. trackers]));

    public CookieRule? Find(ReadOnlySpan<char> name)
    {
        var folded = name.Length <= UsualLength ? stackalloc char[UsualLength] : new char[name.Length];
        folded = folded[..name.ToUpperInvariant(folded)];

        // One look tells what most names need: that there is no rule.
        return _withoutCase.Find(folded) is { } similar
            ? _declared.Find(name) ?? _trackers.Find(name) ?? similar
            : null;
    }

    /// <summary>Of names that differ by case alone, one that needs consent counts.</summary>
    private static IEnumerable<CookieRule> WithoutCase(IEnumerable<CookieRule> rules) =>
        rules.GroupBy(rule => rule.Pattern.Text, StringComparer.OrdinalIgnoreCase)
            .Select(twins => twins.FirstOrDefault(rule => !rule.IsExempt) ?? twins.First())
            .Select(rule => rule with { Pattern = new CookiePattern(rule.Pattern.Text.ToUpperInvariant()) });
}
