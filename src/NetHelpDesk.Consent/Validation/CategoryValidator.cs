using System.Buffers;
using NetHelpDesk.Consent.Reading;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Validation;

/// <summary>Finds what is wrong with the categories.</summary>
internal static class CategoryValidator
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    public static bool IsName(string name) =>
        name.Length is > 0 and <= 32 && !name.AsSpan().ContainsAnyExcept(NameCharacters);

    public static IEnumerable<string> Validate(ConsentOptions options)
    {
        var own = options.Categories.Keys.Except(CategoryCompiler.BuiltInNames, StringComparer.OrdinalIgnoreCase).Count();
        var most = CategoryMask.MaxCategories - CategoryCompiler.BuiltInNames.Count;
        if (own > most)
        {
            yield return $"Categories holds {own} of the site's own; visitors cannot choose among more than {most}. Merge some.";
        }

        if (ConsentCookieSize.Mistake(options) is { } size)
        {
            yield return size;
        }

        foreach (var mistake in options.Categories.SelectMany(category => Validate(category.Key, category.Value)))
        {
            yield return mistake;
        }
    }

    private static IEnumerable<string> Validate(string name, CategoryOptions category)
    {
        var key = $"Categories:{name}";
        if (!IsName(name))
        {
            yield return $"{key} cannot stand in a cookie. Use 1 to 32 letters, digits and '-'; what visitors read is DisplayName.";
        }

        if (ConsentCookieFormat.ReservedKeys.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{key} has a name that the consent cookie uses itself ({string.Join(", ", ConsentCookieFormat.ReservedKeys)}). Choose another.";
        }

        if (!category.Enabled)
        {
            foreach (var mistake in ValidateOff(key, name, category))
            {
                yield return mistake;
            }

            yield break;
        }

        if (category.AlwaysAsk
            && (category.RequiresConsent == false || name.Equals(CookieCategory.Essential, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"{key} needs no consent, so that there is nothing to ask for. Remove AlwaysAsk.";
        }

        if (!CategoryCompiler.BuiltInNames.Contains(name, StringComparer.OrdinalIgnoreCase)
            && string.IsNullOrWhiteSpace(category.Description))
        {
            yield return $"{key} has no Description, by which visitors decide. Say in a sentence what it is for." +
                NearestName.Hint(name, CategoryCompiler.BuiltInNames);
        }

        if (category.Mode is { } mode && ConsentOptionsValidator.EnumMistake(mode, $"{key}:Mode") is { } wrongMode)
        {
            yield return wrongMode;
        }

        if (category.RequiresConsent == true && name.Equals(CookieCategory.Essential, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{key} cannot require consent. Move the cookies that need consent to another category.";
        }

        if (category.RequiresConsent == false
            && !name.Equals(CookieCategory.Essential, StringComparison.OrdinalIgnoreCase)
            && string.IsNullOrWhiteSpace(category.Reason))
        {
            yield return $"{key} is exempt (RequiresConsent: false) but gives no Reason. Add the legal reason, which visitors can read, or remove the exemption.";
        }

        if (category.GlobalPrivacyControl == true
            && (category.RequiresConsent == false || name.Equals(CookieCategory.Essential, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"{key} needs no consent, so that Global Privacy Control cannot refuse it. Remove GlobalPrivacyControl, or move the cookies that it concerns to a category that needs consent.";
        }

        if (category.MaxLifetime is { } lifetime && (!CookieLifetime.TryParse(lifetime, out var parsed) || parsed.IsSession))
        {
            yield return $"{key}:MaxLifetime '{lifetime}' cannot be read. Write {CookieLifetime.Format}.";
        }
    }

    /// <summary>Its texts and limits may stay for the day when it is turned on again; what would have an effect may not.</summary>
    private static IEnumerable<string> ValidateOff(string key, string name, CategoryOptions category)
    {
        if (name.Equals(CookieCategory.Essential, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{key} cannot be turned off: the consent cookie is in it. Remove Enabled.";
        }

        if (category.AlwaysAsk)
        {
            yield return $"{key} is turned off (Enabled: false), so that nobody can be asked for it. Remove AlwaysAsk, or turn it on again.";
        }

        if (category.ContentSecurityPolicy.Count > 0)
        {
            yield return $"{key} is turned off (Enabled: false), so that nobody ever gets the hosts of its ContentSecurityPolicy. Remove them, or turn it on again.";
        }
    }
}
