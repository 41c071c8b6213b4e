namespace NetHelpDesk.Consent;

/// <summary>The category of one cookie, what told it, and what follows from that.</summary>
internal readonly record struct Classification(
    ClassificationSource Source,
    Category? Category = null,
    bool IsExempt = false,
    TimeSpan? MaxLifetime = null,
    CookieRule? Rule = null)
{
    public static readonly Classification Unknown = new(ClassificationSource.Unknown);

    public static Classification By(ClassificationSource source, CookieRule rule) =>
        new(source, rule.Category, rule.IsExempt, rule.MaxLifetime, rule);

    public static Classification By(ClassificationSource source, Category category) =>
        new(source, category, category.IsExempt, category.MaxLifetime);
}
