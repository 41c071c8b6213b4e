using NetHelpDesk.Consent.Configuration;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Validation;

/// <summary>Finds what is wrong with the languages and with what the site says in them.</summary>
internal static class LanguageValidator
{
    private const int MostNamed = 5;

    public static IEnumerable<string> Validate(ConsentOptions options, LocalizedTexts? localized)
    {
        var settings = SiteLanguages.SettingsOf(options);
        var known = SiteLanguages.KnownTo(options);
        var defaultTag = known.Find(options.DefaultLanguage);
        if (defaultTag is null)
        {
            yield return $"DefaultLanguage '{options.DefaultLanguage}' is no language of the package. Use one of {string.Join(", ", LanguageSet.Tags)}, or give the texts of your own under Languages.";
        }

        foreach (var mistake in Tags(options, defaultTag))
        {
            yield return mistake;
        }

        foreach (var tag in known.All)
        {
            var isDefault = tag == defaultTag;
            var own = settings.GetValueOrDefault(tag);
            var translated = localized?.In(tag, isDefault);
            var mistakes = Texts(options, $"Languages:{tag}", own)
                .Concat(Texts(options, $"The string localizer in '{tag}': ", translated))
                .Concat(Completeness(options, tag, isDefault, own, translated));
            foreach (var mistake in mistakes)
            {
                yield return mistake;
            }
        }
    }

    private static IEnumerable<string> Tags(ConsentOptions options, string? defaultTag)
    {
        foreach (var (tag, language) in options.Languages)
        {
            if (tag == SiteLanguages.Others)
            {
                if (language.Texts.Count + language.Categories.Count + language.Cookies.Count > 0)
                {
                    yield return "Languages:* stands for all languages that are not named, so it can hold Enabled only. Move its texts to the language that they are written in.";
                }
            }
            else if (!LanguageTag.IsWellFormed(tag))
            {
                yield return $"Languages:{tag} is no language tag (BCP 47). Write one such as de, pt-BR or zh-Hant.";
            }
            else if (!language.Enabled && SiteLanguages.TagOf(tag).Equals(defaultTag, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"Languages:{tag} is the language of DefaultLanguage, which visitors are always offered. Remove Enabled: false, or set another DefaultLanguage.";
            }
        }

        var twins = options.Languages.Keys.GroupBy(SiteLanguages.TagOf, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1);
        foreach (var group in twins)
        {
            yield return $"Languages:{string.Join(" and Languages:", group)} name the same language '{group.Key}'. Keep one.";
        }
    }

    private static IEnumerable<string> Texts(ConsentOptions options, string path, LanguageOptions? language)
    {
        if (language is null)
        {
            yield break;
        }

        path = path.EndsWith(' ') ? path : path + ":";
        foreach (var (key, text) in language.Texts)
        {
            if (TextMistake(key, text) is { } mistake)
            {
                yield return $"{path}Texts:{key} {mistake}";
            }
        }

        var categories = CategoryCompiler.BuiltInNames.Union(options.Categories.Keys, StringComparer.OrdinalIgnoreCase).ToArray();
        foreach (var name in language.Categories.Keys.Except(categories, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{path}Categories:{name} does not exist.{NearestName.Hint(name, categories)} Use one of {string.Join(", ", categories)}, or declare it under Categories.";
        }

        foreach (var key in language.Cookies.Keys.Except(options.Cookies.Keys, StringComparer.Ordinal))
        {
            yield return $"{path}Cookies:{key} is not declared under Cookies.{NearestName.Hint(key, options.Cookies.Keys)} Declare it there, or remove it here.";
        }
    }

    private static string? TextMistake(string key, string text)
    {
        if (LanguageText.IsOfCategory(key))
        {
            return "is said of a category. Move it to Categories, beside Texts, as DisplayName or Description.";
        }

        if (LanguageText.KeyOf(key) is not { } known)
        {
            return $"is not a text of the package.{NearestName.Hint(key, LanguageText.All)} The README tells where the texts are listed.";
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return "is empty. Write what visitors shall read, or remove it.";
        }

        return LanguageText.HasItsPlaceholders(known, text)
            ? null
            : $"must hold {Listed(LanguageText.PlaceholdersOf(known))} and no other text in braces. Correct '{text}'.";
    }

    private static string Listed(string[] placeholders) =>
        placeholders.Length == 0 ? "no placeholder" : string.Join(" and ", placeholders) + " once";

    /// <summary>A language that the package does not have needs words; where visitors fall back on it, all of them.</summary>
    private static IEnumerable<string> Completeness(
        ConsentOptions options, string tag, bool isDefault, LanguageOptions? own, LanguageOptions? translated)
    {
        if (LanguageSet.Known.Lookup(tag) is not null
            || !LanguageTag.IsWellFormed(tag)
            || SiteLanguages.KnownTo(options).Lookup(LanguageTag.Shorter(tag)) is not null)
        {
            yield break;
        }

        var texts = (own?.Texts.Keys ?? []).Concat(translated?.Texts.Keys ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (texts.Count == 0)
        {
            yield return $"Languages:{tag} is no language of the package and has no Texts.{NearestName.Hint(tag, LanguageSet.Tags)} Use one of {string.Join(", ", LanguageSet.Tags)}, or give its Texts.";
        }
        else if (isDefault)
        {
            var missing = LanguageText.Needed.Where(key => !texts.Contains(key)).Select(key => $"Texts:{key}")
                .Concat(UntoldCategories(options, own, translated))
                .ToArray();
            if (missing.Length > 0)
            {
                yield return $"Languages:{tag} is the language of DefaultLanguage, on which all others fall back, but it misses {string.Join(", ", missing.Take(MostNamed))}{(missing.Length > MostNamed ? $" and {missing.Length - MostNamed} more" : "")}. Give them, or set another DefaultLanguage.";
            }
        }
    }

    /// <summary>The built-in categories of which the site does not say name and purpose itself.</summary>
    private static IEnumerable<string> UntoldCategories(ConsentOptions options, LanguageOptions? own, LanguageOptions? translated)
    {
        var told = SiteTexts.Of(options, own, translated, isDefault: true).Own;
        return CategoryCompiler.BuiltInNames
            .Where(name => !told.ContainsKey(OwnTextKey.NameOf(name)) || !told.ContainsKey(OwnTextKey.DescriptionOf(name)))
            .Select(name => $"Categories:{name}");
    }
}
