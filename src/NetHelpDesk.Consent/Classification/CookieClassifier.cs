using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>
/// Tells the category of a cookie. The first that applies wins: the site's rule, the label that code gave,
/// <c>IsEssential</c>, the catalogue.
/// </summary>
internal sealed class CookieClassifier(
    CookieRuleSet siteRules,
    CatalogueRules catalogue,
    CategorySet categories,
    bool trustIsEssential)
{
    /// <summary>A cookie of a response.</summary>
    /// <param name="cookie">Its header.</param>
    /// <param name="label">What code says of it.</param>
    /// <param name="host">The host of the request, on which a browser stores a cookie that names no domain.</param>
    public Classification Classify(in SetCookieLine cookie, ReadOnlySpan<char> label, HostString host)
    {
        var found = Classify(cookie.Name, label);
        return IsOpen(found, cookie.Name, label) ? ByDomain(cookie.Name, cookie.Domain, host) : found;
    }

    /// <summary>A cookie that is appended with this <c>Domain</c>, or with none.</summary>
    public Classification Classify(ReadOnlySpan<char> name, ReadOnlySpan<char> label, ReadOnlySpan<char> domain, HostString host)
    {
        var found = Classify(name, label);
        return IsOpen(found, name, label) ? ByDomain(name, domain, host) : found;
    }

    /// <summary>By the name alone.</summary>
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

        return InCatalogue(catalogue.ByName.Find(name));
    }

    /// <summary>The name alone told nothing, but could together with a domain; not where code named a category.</summary>
    private bool IsOpen(in Classification found, ReadOnlySpan<char> name, ReadOnlySpan<char> label) =>
        found.Source == ClassificationSource.Unknown
        && (label.IsEmpty || label is CategoryLabel.IsEssential)
        && catalogue.ByDomain.HasName(name);

    private Classification ByDomain(ReadOnlySpan<char> name, ReadOnlySpan<char> domain, HostString host) =>
        InCatalogue(catalogue.ByDomain.Find(name, domain.IsEmpty ? host.Host : domain));

    private static Classification InCatalogue(CookieRule? known) => known is null
        ? Classification.Unknown
        : Classification.By(ClassificationSource.Catalogue, known);
}
