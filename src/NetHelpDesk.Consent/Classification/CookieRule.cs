namespace NetHelpDesk.Consent;

/// <summary>What is known of the cookies that one name or pattern stands for.</summary>
internal sealed record CookieRule
{
    public required CookiePattern Pattern { get; init; }

    public required Category Category { get; init; }

    /// <summary>Sent whatever the visitor decided.</summary>
    public required bool IsExempt { get; init; }

    public TimeSpan? MaxLifetime { get; init; }

    /// <summary>How the site declares it; nothing for an entry of the catalogue.</summary>
    public CookieDeclaration? Declaration { get; init; }

    /// <summary>What the package knows of it.</summary>
    public CatalogueEntry? Known { get; init; }
}
