using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace NetHelpDesk.Consent.Configuration;

/// <summary>What the application's string localizer says, by the same names as the settings of a language.</summary>
internal sealed class LocalizedTexts(IStringLocalizer localizer)
{
    private const char Separator = ':';

    /// <summary>The texts of this culture alone; in the default language also those of no culture.</summary>
    public LanguageOptions In(string tag, bool isDefault)
    {
        var language = new LanguageOptions();
        if (isDefault)
        {
            Add(language, CultureInfo.InvariantCulture);
        }

        try
        {
            Add(language, CultureInfo.GetCultureInfo(tag));
        }
        catch (CultureNotFoundException)
        {
            // An application in invariant globalization mode knows no cultures.
        }

        return language;
    }

    private void Add(LanguageOptions language, CultureInfo culture)
    {
        foreach (var (key, text) in TextsIn(culture))
        {
            var (first, last) = (key.IndexOf(Separator, StringComparison.Ordinal), key.LastIndexOf(Separator));
            if (first < 0)
            {
                continue;
            }

            var (section, name, property) = (key[..first], key[(first + 1)..], key[(last + 1)..]);
            if (section == nameof(LanguageOptions.Texts))
            {
                language.Texts[name] = text;
            }
            else if (first < last)
            {
                Set(language, section, key[(first + 1)..last], property, text);
            }
        }
    }

    private static void Set(LanguageOptions language, string section, string name, string property, string text)
    {
        switch (section, property)
        {
            case (nameof(LanguageOptions.Categories), nameof(CategoryTexts.DisplayName)):
                Of(language.Categories, name).DisplayName = text;
                break;
            case (nameof(LanguageOptions.Categories), nameof(CategoryTexts.Description)):
                Of(language.Categories, name).Description = text;
                break;
            case (nameof(LanguageOptions.Categories), nameof(CategoryTexts.Reason)):
                Of(language.Categories, name).Reason = text;
                break;
            case (nameof(LanguageOptions.Cookies), nameof(CookieTexts.Purpose)):
                Of(language.Cookies, name).Purpose = text;
                break;
            case (nameof(LanguageOptions.Cookies), nameof(CookieTexts.Provider)):
                Of(language.Cookies, name).Provider = text;
                break;
            case (nameof(LanguageOptions.Cookies), nameof(CookieTexts.Reason)):
                Of(language.Cookies, name).Reason = text;
                break;
        }
    }

    private static T Of<T>(IDictionary<string, T> texts, string name)
        where T : new() => texts.TryGetValue(name, out var found) ? found : texts[name] = new T();

    /// <summary>A localizer speaks the language of the current culture; resources throw where that has none.</summary>
    private List<(string Key, string Text)> TextsIn(CultureInfo culture)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = culture;
            return [.. localizer.GetAllStrings(includeParentCultures: false)
                .Where(text => !text.ResourceNotFound && !string.IsNullOrEmpty(text.Value))
                .Select(text => (text.Name, text.Value))];
        }
        catch (MissingManifestResourceException)
        {
            return [];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
