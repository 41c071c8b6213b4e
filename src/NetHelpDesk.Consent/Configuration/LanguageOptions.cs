namespace NetHelpDesk.Consent;

/// <summary>Settings of one language: whether visitors are offered it, and what the site says in it.</summary>
public sealed class LanguageOptions
{
    /// <summary>
    /// Whether visitors are offered this language. Always <see langword="true"/> for
    /// <see cref="ConsentOptions.DefaultLanguage"/>. Default: <see langword="true"/>.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The site's own words for texts of the package, by their keys (compared without case), such as <c>title</c> or
    /// <c>purpose.counting</c>. A text is shown as it stands, never as markup, and holds the placeholders that the
    /// package's text holds, such as <c>{date}</c>. Default: none, the package's words.
    /// </summary>
    public IDictionary<string, string> Texts { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What visitors read of the categories, by their names (compared without case).</summary>
    public IDictionary<string, CategoryTexts> Categories { get; } =
        new Dictionary<string, CategoryTexts>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What visitors read of the cookies, by their keys in <see cref="ConsentOptions.Cookies"/>.</summary>
    public IDictionary<string, CookieTexts> Cookies { get; } = new Dictionary<string, CookieTexts>(StringComparer.Ordinal);
}
