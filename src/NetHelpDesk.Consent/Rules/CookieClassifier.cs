using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Rules;

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
    private readonly Classification _isEssential = Classification.By(ClassificationSource.IsEssential, categories.Essential);

    /// <summary>What a cookie is that code puts into a category, by the category's index.</summary>
    private readonly Classification[] _byLabel =
        [.. categories.All.Select(category => Classification.By(ClassificationSource.Label, category))];

    /// <summary>A cookie of a response.</summary>
    /// <param name="cookie">Its header.</param>
    /// <param name="label">What code says of it.</param>
    /// <param name="request">The request, on whose host a browser stores a cookie that names no domain.</param>
    public Classification Classify(in SetCookieLine cookie, ReadOnlySpan<char> label, HttpRequest request)
    {
        var found = Classify(cookie.Name, label);
        return IsOpen(found, cookie.Name, label) ? ByDomain(cookie.Name, cookie.Domain, request) : found;
    }

    /// <summary>A cookie that is appended with this <c>Domain</c>, or with none.</summary>
    public Classification Classify(ReadOnlySpan<char> name, ReadOnlySpan<char> label, ReadOnlySpan<char> domain, HttpRequest request)
    {
        var found = Classify(name, label);
        return IsOpen(found, name, label) ? ByDomain(name, domain, request) : found;
    }

    /// <summary>By the name alone.</summary>
    public Classification Classify(ReadOnlySpan<char> name, ReadOnlySpan<char> label)
    {
        if (siteRules.Find(name) is { } declared)
        {
            return declared.Classification;
        }

        if (!label.IsEmpty)
        {
            if (label is CategoryLabel.IsEssential)
            {
                if (trustIsEssential)
                {
                    return _isEssential;
                }
            }
            else if (categories.Find(label) is { } category)
            {
                return _byLabel[category.Index];
            }
            else
            {
                return Classification.Unknown;
            }
        }

        return InCatalogue(catalogue.ByName.Find(name));
    }

    /// <summary>The name alone told nothing, but could together with a domain; not where code named a category.</summary>
    private bool IsOpen(Classification found, ReadOnlySpan<char> name, ReadOnlySpan<char> label) =>
        found.Source == ClassificationSource.Unknown
        && (label.IsEmpty || label is CategoryLabel.IsEssential)
        && catalogue.ByDomain.HasName(name);

    private Classification ByDomain(ReadOnlySpan<char> name, ReadOnlySpan<char> domain, HttpRequest request) =>
        InCatalogue(catalogue.ByDomain.Find(name, domain.IsEmpty ? request.Host.Host : domain));

    private static Classification InCatalogue(CookieRule? known) => known?.Classification ?? Classification.Unknown;
}
