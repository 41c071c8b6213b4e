using NetHelpDesk.Consent.Languages;

namespace NetHelpDesk.Consent.Rules;

/// <summary>What a site says in one language in its own words.</summary>
internal sealed class SiteTexts
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _own = new(StringComparer.Ordinal);
    private readonly ConsentOptions _options;

    private SiteTexts(ConsentOptions options) => _options = options;

    /// <summary>Texts of the package, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Texts about categories and cookies, by the keys of <see cref="OwnTextKey"/>.</summary>
    public IReadOnlyDictionary<string, string> Own => _own;

    /// <summary>
    /// The first that says a text wins: the settings of the language, the application's string localizer, and, in the
    /// default language, the settings of the category or the cookie.
    /// </summary>
    public static SiteTexts Of(ConsentOptions options, LanguageOptions? settings, LanguageOptions? localized, bool isDefault)
    {
        var texts = new SiteTexts(options);
        if (isDefault)
        {
            texts.AddDeclared();
        }

        texts.Add(localized);
        texts.Add(settings);
        return texts;
    }

    private void AddDeclared()
    {
        var ownCategories = _options.Categories.Keys.Except(CategoryCompiler.BuiltInNames, StringComparer.OrdinalIgnoreCase);
        foreach (var name in ownCategories)
        {
            AddOwn(OwnTextKey.NameOf(name), name);
        }

        foreach (var (name, category) in _options.Categories)
        {
            AddOwn(OwnTextKey.NameOf(name), category.DisplayName);
            AddOwn(OwnTextKey.DescriptionOf(name), category.Description);
            AddOwn(OwnTextKey.ReasonOf(name), category.Reason);
        }

        foreach (var (key, cookie) in _options.Cookies.Where(cookie => cookie.Value.Enabled))
        {
            var name = cookie.Name ?? key;
            AddOwn(OwnTextKey.PurposeOfCookie(name), cookie.Purpose);
            AddOwn(OwnTextKey.ProviderOfCookie(name), cookie.Provider);
            AddOwn(OwnTextKey.ReasonOfCookie(name), cookie.Reason);
        }
    }

    private void Add(LanguageOptions? settings)
    {
        if (settings is null)
        {
            return;
        }

        foreach (var (key, text) in settings.Texts)
        {
            // An unknown key is a mistake, which validation reports.
            _texts[LanguageText.KeyOf(key) ?? key] = text;
        }

        foreach (var (name, category) in settings.Categories)
        {
            AddOwn(OwnTextKey.NameOf(name), category.DisplayName);
            AddOwn(OwnTextKey.DescriptionOf(name), category.Description);
            AddOwn(OwnTextKey.ReasonOf(name), category.Reason);
        }

        foreach (var (key, cookie) in settings.Cookies)
        {
            if (_options.Cookies.TryGetValue(key, out var declaration) && declaration.Enabled)
            {
                var name = declaration.Name ?? key;
                AddOwn(OwnTextKey.PurposeOfCookie(name), cookie.Purpose);
                AddOwn(OwnTextKey.ProviderOfCookie(name), cookie.Provider);
                AddOwn(OwnTextKey.ReasonOfCookie(name), cookie.Reason);
            }
        }
    }

    private void AddOwn(string key, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _own[key] = text;
        }
    }
}
