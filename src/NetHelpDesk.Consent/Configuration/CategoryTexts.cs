namespace NetHelpDesk.Consent;

/// <summary>What visitors read of one category, in one language.</summary>
public sealed class CategoryTexts
{
    /// <summary>As <see cref="CategoryOptions.DisplayName"/>. Default: what the site says in its default language.</summary>
    public string? DisplayName { get; set; }

    /// <summary>As <see cref="CategoryOptions.Description"/>. Default: what the site says in its default language.</summary>
    public string? Description { get; set; }

    /// <summary>As <see cref="CategoryOptions.Reason"/>. Default: what the site says in its default language.</summary>
    public string? Reason { get; set; }
}
