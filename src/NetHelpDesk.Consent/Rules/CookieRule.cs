using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Rules;

/// <summary>What is known of the cookies that one name or pattern stands for.</summary>
internal sealed class CookieRule
{
    public required CookiePattern Pattern { get; init; }

    public required Category Category { get; init; }

    /// <summary>Sent whatever the visitor decided.</summary>
    public required bool IsExempt { get; init; }

    public TimeSpan? MaxLifetime { get; init; }

    /// <summary>How the site declares it; nothing for an entry of the catalogue.</summary>
    public DeclaredCookie? Declaration { get; init; }

    /// <summary>What the package knows of it.</summary>
    public CatalogueEntry? Known { get; init; }

    /// <summary>What a cookie is that it stands for.</summary>
    public Classification Classification => field ??= Classification.By(this);

    /// <summary>The same for names that are compared without case.</summary>
    public CookieRule WithoutCase() => new()
    {
        Pattern = new CookiePattern(Pattern.Text.ToUpperInvariant(), ignoreCase: true),
        Category = Category,
        IsExempt = IsExempt,
        MaxLifetime = MaxLifetime,
        Declaration = Declaration,
        Known = Known,
    };
}
