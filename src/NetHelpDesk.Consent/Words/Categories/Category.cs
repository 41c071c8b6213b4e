namespace NetHelpDesk.Consent.Words;

/// <summary>One category, as compiled from the options.</summary>
internal sealed class Category
{
    public required string Name { get; init; }

    /// <summary>The name in lower case, as it stands in forms, JSON and the consent cookie.</summary>
    public required string Key { get; init; }

    /// <summary>Its place in a <see cref="CategoryMask"/>; never leaves the process.</summary>
    public required int Index { get; init; }

    /// <summary>What the site calls it; nothing for a built-in category that has the package's words.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What the site says of it; nothing for a built-in category that has the package's words.</summary>
    public string? Description { get; init; }

    public required ConsentMode Mode { get; init; }

    /// <summary>Needs no consent.</summary>
    public required bool IsExempt { get; init; }

    /// <summary>The site has taken it out: nothing grants it.</summary>
    public required bool IsOff { get; init; }

    /// <summary>Visitors are asked for it; never where it needs no consent.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>It needs consent, for which visitors are not asked, or cannot be.</summary>
    public bool IsNeverAsked => !IsExempt && !IsAsked;

    public string? Reason { get; init; }

    public TimeSpan? MaxLifetime { get; init; }

    /// <summary>Whether Global Privacy Control refuses it; never where it needs no consent.</summary>
    public required bool IsRefusedBySignal { get; init; }

    /// <summary>By directive, the hosts that a grant adds to the site's content security policy.</summary>
    public IReadOnlyDictionary<string, string[]> PolicyHosts { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Whether its cookies must go when the browser closes.</summary>
    public bool IsSession => Name == CookieCategory.Session;
}
