using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Rules;

/// <summary>
/// The category of a cookie, what told it, and what follows from that. Made with the rules: the cookies of a request
/// share what was made.
/// </summary>
internal sealed record Classification(
    ClassificationSource Source,
    Category? Category = null,
    bool IsExempt = false,
    TimeSpan? MaxLifetime = null,
    CookieRule? Rule = null)
{
    public static readonly Classification Unknown = new(ClassificationSource.Unknown);

    public static Classification By(CookieRule rule) => new(
        rule.Declaration is null ? ClassificationSource.Catalogue : ClassificationSource.SiteRule,
        rule.Category,
        rule.IsExempt,
        rule.MaxLifetime,
        rule);

    public static Classification By(ClassificationSource source, Category category) =>
        new(source, category, category.IsExempt, category.MaxLifetime);
}
