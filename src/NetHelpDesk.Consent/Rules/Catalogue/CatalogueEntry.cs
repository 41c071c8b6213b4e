using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Rules;

/// <summary>A cookie known to the package, as <c>catalogue.txt</c> describes it.</summary>
internal sealed record CatalogueEntry
{
    public required CookiePattern Pattern { get; init; }

    /// <summary>Who is behind it; software that the site runs itself has a name too.</summary>
    public required string Provider { get; init; }

    /// <summary>It is set by software that the site runs itself.</summary>
    public required bool IsOfThisSite { get; init; }

    /// <summary>What it holds goes to somebody other than the site.</summary>
    public required bool ThirdParty { get; init; }

    /// <summary>The name of one of the built-in categories.</summary>
    public required string Category { get; init; }

    /// <summary>The key of what visitors read, below <see cref="TextKey.PurposePrefix"/>.</summary>
    public required string Purpose { get; init; }

    public required CookieLifetime Lifetime { get; init; }

    /// <summary>Where its name is too common to tell alone: the domains on which, and below which, it counts.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>Why it needs no consent (WP194, Opinion 04/2012); nothing for all but a few.</summary>
    public string? ExemptBecause { get; init; }

    /// <summary>It may be essential to the site; only the site can say so.</summary>
    public bool IsSuggestion => Category == CookieCategory.Essential && ExemptBecause is null;

    /// <summary>
    /// Its name alone tells that it follows the visitor, so that it may be hidden and expired undeclared. Others may be
    /// a cookie of another application on the same host.
    /// </summary>
    public bool IsTracker => Category is CookieCategory.Tracking or CookieCategory.Advertising;

    /// <summary>Whether it counts on this domain.</summary>
    public bool IsOn(ReadOnlySpan<char> domain)
    {
        if (Domains.Count == 0)
        {
            return true;
        }

        domain = domain.TrimStart('.');
        foreach (var known in Domains)
        {
            if (domain.EndsWith(known, StringComparison.OrdinalIgnoreCase)
                && (domain.Length == known.Length || domain[^(known.Length + 1)] == '.'))
            {
                return true;
            }
        }

        return false;
    }
}
