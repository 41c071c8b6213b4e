namespace NetHelpDesk.Consent;

/// <summary>
/// The texts of a page in one language, encoded: the package's own, and the site's, which say in what language they are
/// where it is another one (WCAG 2.2, 3.1.2).
/// </summary>
internal sealed class SiteWords(ConsentRules rules, Language language)
{
    /// <summary>A text of the package.</summary>
    public string Encoded(string words) => HtmlTemplate.Encode(language[words]);

    public string Of(CookieLifetime lifetime) => HtmlTemplate.Encode(language.Of(lifetime));

    /// <summary>A text of the site.</summary>
    public string Own(string text) => text.Length == 0 || rules.DefaultLanguage.Tag == language.Tag
        ? HtmlTemplate.Encode(text)
        : $"<span lang=\"{rules.DefaultLanguage.Tag}\" dir=\"{rules.DefaultLanguage.Direction}\">{HtmlTemplate.Encode(text)}</span>";

    public string NameOf(Category category) =>
        category.DisplayName is { } name ? Own(name) : Encoded($"category.{category.Key}.name");

    /// <summary>For an attribute, which holds no markup.</summary>
    public string PlainNameOf(Category category) =>
        category.DisplayName is { } name ? HtmlTemplate.Encode(name) : NameOf(category);

    public string DescriptionOf(Category category) =>
        category.Description is { } description ? Own(description)
        : language.Find($"category.{category.Key}.description") is { } text ? HtmlTemplate.Encode(text)
        : "";
}
