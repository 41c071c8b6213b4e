namespace NetHelpDesk.Consent.Rules;

/// <summary>
/// Cookies known to the package. It restricts and never exempts, save for the framework's own cookies and those of
/// load balancers, each with its reason.
/// </summary>
internal static class CookieCatalogue
{
    /// <summary>Read when first needed: a site without the catalogue pays nothing for it.</summary>
    public static readonly IReadOnlyList<CatalogueEntry> Entries = CatalogueReader.Read();

    /// <summary>
    /// What is known of a cookie, suggestions included. Looks at each entry: for declarations and for people, not for
    /// requests.
    /// </summary>
    public static CatalogueEntry? Find(string name, ReadOnlySpan<char> domain)
    {
        CatalogueEntry? best = null;
        foreach (var entry in Entries)
        {
            if ((entry.Pattern.Text == name || entry.Pattern.IsMatch(name))
                && entry.IsOn(domain)
                && (best is null || entry.Pattern.CompareTo(best.Pattern) < 0))
            {
                best = entry;
            }
        }

        return best;
    }

    /// <summary>
    /// What is known of a cookie that a site declares: <c>_ga*</c> is known by what it starts with, where no entry
    /// stands for all that it does.
    /// </summary>
    public static CatalogueEntry? FindDeclared(string name, DeclaredCookie declaration)
    {
        var found = Find(name, declaration.Domain);
        var wildcard = name.AsSpan().IndexOfAny('*', '#');
        return found is not null || wildcard < 0 ? found : Find(name[..wildcard], declaration.Domain);
    }
}
