using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Rules;

/// <summary>The catalogue as it decides: without what it only suggests.</summary>
internal sealed class CatalogueRules
{
    public static readonly CatalogueRules None = new([]);

    private CatalogueRules(IReadOnlyList<CookieRule> rules)
    {
        var byName = rules.Where(rule => rule.Known!.Domains.Count == 0).ToArray();
        AllByName = byName;
        ByName = new CookieRuleSet(byName);
        ByDomain = new DomainRules(rules.Where(rule => rule.Known!.Domains.Count > 0));
        TrackersByName = [.. byName.Where(rule => rule.Known!.IsTracker)];
    }

    /// <summary>Those whose name tells enough, one by one.</summary>
    public IReadOnlyList<CookieRule> AllByName { get; }

    /// <summary>Those whose name tells enough.</summary>
    public CookieRuleSet ByName { get; }

    /// <summary>Those that count together with a domain only.</summary>
    public DomainRules ByDomain { get; }

    public IReadOnlyList<CookieRule> TrackersByName { get; }

    public static CatalogueRules Compile(CategorySet categories) =>
        new([.. CookieCatalogue.Entries.Where(entry => !entry.IsSuggestion).Select(entry => RuleOf(entry, categories))]);

    private static CookieRule RuleOf(CatalogueEntry entry, CategorySet categories)
    {
        var category = categories.Find(entry.Category)!;
        return new CookieRule
        {
            Pattern = entry.Pattern,
            Category = category,
            IsExempt = category.IsExempt,
            MaxLifetime = category.MaxLifetime,
            Known = entry,
        };
    }
}
