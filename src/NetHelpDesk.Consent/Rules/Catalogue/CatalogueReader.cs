using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Rules;

/// <summary>Reads <c>catalogue.txt</c>, which says itself how it is written.</summary>
internal static class CatalogueReader
{
    private const string ThirdParty = " (third party)";
    private const string ThisSite = " (this site)";
    private const string Exempt = "exempt";
    private const string OnDomains = "on ";

    /// <summary>Why a cookie of the framework or of a load balancer needs no consent, by its purpose.</summary>
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["signIn"] = "Keeps a visitor signed in, who asked for that (WP194 3.2)",
        ["signInStep"] = "Carries one step of a sign-in that the visitor started (WP194 3.2)",
        ["formProtection"] = "Protects forms against forged requests, a security of the service asked for (WP194 3.3)",
        ["formInput"] = "Carries what a form submission leaves for the next page and goes when read (WP194 3.1)",
        ["loadBalancing"] = "Sends a visitor's requests to the same server (WP194 3.5)",
    };

    public static CatalogueEntry[] Read()
    {
        using var resource = typeof(CatalogueReader).Assembly.GetManifestResourceStream("catalogue.txt")!;
        using var reader = new StreamReader(resource);
        return [.. Read(reader)];
    }

    public static IEnumerable<CatalogueEntry> Read(TextReader reader)
    {
        var provider = "";
        var lifetimes = new Dictionary<string, CookieLifetime>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == ' ')
            {
                yield return Entry(line, provider, lifetimes);
            }
            else
            {
                provider = line;
            }
        }
    }

    private static CatalogueEntry Entry(string line, string provider, Dictionary<string, CookieLifetime> lifetimes)
    {
        var columns = line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (columns is not [var name, var category, var purpose, var stated, ..]
            || !TryParse(stated, lifetimes, out var lifetime)
            || (columns.Length > 4 && columns[4] != Exempt && !columns[4].StartsWith(OnDomains, StringComparison.Ordinal))
            || columns.Length > 5)
        {
            throw new InvalidDataException($"catalogue.txt: '{line}' is not a name, category, purpose, lifetime and where it applies.");
        }

        var where = columns.Length > 4 ? columns[4] : "";
        return new CatalogueEntry
        {
            Pattern = new CookiePattern(name),
            Provider = Without(Without(provider, ThirdParty), ThisSite),
            ThirdParty = provider.EndsWith(ThirdParty, StringComparison.Ordinal),
            IsOfThisSite = provider.EndsWith(ThisSite, StringComparison.Ordinal),
            Category = category,
            Purpose = purpose,
            Lifetime = lifetime,
            Domains = where.StartsWith(OnDomains, StringComparison.Ordinal) ? where[OnDomains.Length..].Split(", ") : [],
            ExemptBecause = where == Exempt ? Reasons[purpose] : null,
        };
    }

    /// <summary>Hundreds of entries share a few lifetimes, and the application waits for them at its start.</summary>
    private static bool TryParse(string stated, Dictionary<string, CookieLifetime> known, out CookieLifetime lifetime)
    {
        if (known.TryGetValue(stated, out lifetime))
        {
            return true;
        }

        return CookieLifetime.TryParse(stated, out lifetime) && known.TryAdd(stated, lifetime);
    }

    private static string Without(string text, string end) =>
        text.EndsWith(end, StringComparison.Ordinal) ? text[..^end.Length] : text;
}
