namespace NetHelpDesk.Consent;

/// <summary>
/// Tells the category of a cookie. The first that applies wins: the site's rule, the label that code gave,
/// <c>IsEssential</c>, the catalogue.
/// </summary>
internal sealed class CookieClassifier(
    CookieRuleSet siteRules,
    CookieRuleSet catalogue,
    CategorySet categories,
    bool trustIsEssential)
{
    public Classification Classify(ReadOnlySpan<char> name, ReadOnlySpan<char> label)
    {
        if (siteRules.Find(name) is { } declared)
        {
            return Classification.By(ClassificationSource.SiteRule, declared);
        }

        if (!label.IsEmpty)
        {
            if (label is CategoryLabel.IsEssential)
            {
                if (trustIsEssential)
                {
                    return Classification.By(ClassificationSource.IsEssential, categories.Essential);
                }
            }
            else if (categories.Find(label) is { } category)
            {
                return Classification.By(ClassificationSource.Label, category);
            }
            else
            {
                return Classification.Unknown;
            }
        }

        return catalogue.Find(name) is { } known
            ? Classification.By(ClassificationSource.Catalogue, known)
            : Classification.Unknown;
    }
}
