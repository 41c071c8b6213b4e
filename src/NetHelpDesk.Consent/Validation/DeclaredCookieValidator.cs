using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Validation;

/// <summary>Finds what is wrong with the declared cookies.</summary>
internal static class DeclaredCookieValidator
{
    public static IEnumerable<string> Validate(ConsentOptions options)
    {
        var categories = CategoryCompiler.EnabledIn(options);
        var enabled = options.Cookies
            .Where(cookie => cookie.Value.Enabled)
            .OrderBy(cookie => cookie.Key, StringComparer.Ordinal)
            .ToArray();
        foreach (var (key, cookie) in enabled)
        {
            foreach (var mistake in Validate(key, cookie, categories, options))
            {
                yield return mistake;
            }
        }

        foreach (var twins in enabled.GroupBy(cookie => (Name: NameOf(cookie.Key, cookie.Value), cookie.Value.Kind)).Where(group => group.Count() > 1))
        {
            yield return $"Cookies:{string.Join(" and Cookies:", twins.Select(cookie => cookie.Key))} name the same cookie '{twins.Key.Name}'. Keep one.";
        }
    }

    private static IEnumerable<string> Validate(string key, DeclaredCookie cookie, string[] categories, ConsentOptions options)
    {
        var path = $"Cookies:{key}";
        var name = NameOf(key, cookie);
        if (ConsentOptionsValidator.EnumMistake(cookie.Kind, $"{path}:Kind") is { } kind)
        {
            yield return kind;
        }

        if (cookie.Kind != StorageKind.Cookie)
        {
            if (name.Length is 0 or > CookiePattern.MaxLength)
            {
                yield return $"{path} must have a name of 1 to {CookiePattern.MaxLength} characters.";
            }
        }
        else if (CookiePattern.WhyImpossible(name) is { } reason)
        {
            yield return $"{path} can never match a cookie: {reason}. Correct the name.";
        }
        else if (name == options.ConsentCookie.Name)
        {
            yield return $"{path} is the consent cookie, which the library declares and writes itself. Remove it.";
        }

        if (string.IsNullOrWhiteSpace(cookie.Category))
        {
            yield return $"{path} has no Category. Use one of {string.Join(", ", categories)}.";
        }
        else if (IsLeftOpen(cookie.Category))
        {
            yield return $"{path}:Category is still '{cookie.Category}'. Fill in the one that fits: {string.Join(", ", categories)}.";
        }
        else if (CategoryCompiler.OffHint(options, cookie.Category) is { } off)
        {
            yield return $"{path}:Category '{cookie.Category}' {off}";
        }
        else if (!categories.Contains(cookie.Category, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{path}:Category '{cookie.Category}' does not exist.{NearestName.Hint(cookie.Category, categories)} Use one of {string.Join(", ", categories)}, or declare it under Categories.";
        }
        else if (cookie.Category.Equals(CookieCategory.Essential, StringComparison.OrdinalIgnoreCase)
            && string.IsNullOrWhiteSpace(cookie.Purpose))
        {
            yield return $"{path} is essential but has no Purpose. Say what the visitor could not do without it (WP194).";
        }

        if (cookie.RequiresConsent == false
            && (string.IsNullOrWhiteSpace(cookie.Reason) || IsLeftOpen(cookie.Reason))
            && !CookieCategory.Essential.Equals(cookie.Category, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{path} is exempt (RequiresConsent: false) but gives no Reason. Add the legal reason, which visitors can read, or remove the exemption.";
        }

        foreach (var mistake in Attributes(path, name, cookie))
        {
            yield return mistake;
        }
    }

    private static IEnumerable<string> Attributes(string path, string name, DeclaredCookie cookie)
    {
        if (cookie.Kind != StorageKind.Cookie && cookie is not { MaxLifetime: null, Domain: null, Path: null })
        {
            yield return $"{path} is no cookie (Kind: {cookie.Kind}), so that MaxLifetime, Domain and Path say nothing of it. Remove them.";
            yield break;
        }

        if (CookiePrefix.IsHost(name) && cookie.Domain is not null)
        {
            yield return $"{path}: a __Host- cookie must not have a Domain (RFC 6265bis 4.1.3.2). Remove Domain.";
        }
        else if (cookie.Domain is not null && !HostDomains.IsDomain(cookie.Domain))
        {
            yield return $"{path}:Domain '{cookie.Domain}' is not a domain. Write it without scheme, port and path, such as example.com.";
        }

        if (CookiePrefix.IsHost(name) && cookie.Path is not (null or "/"))
        {
            yield return $"{path}: a __Host- cookie must have the Path '/' (RFC 6265bis 4.1.3.2). Remove Path.";
        }
        else if (cookie.Path is not (null or ['/', ..]) || cookie.Path?.All(c => c is > ' ' and <= '~' and not ';') == false)
        {
            yield return $"{path}:Path '{cookie.Path}' must start with '/' and hold no ';' and nothing but ASCII; write other characters percent-encoded.";
        }

        if (cookie.Lifetime is { } lifetime && !CookieLifetime.TryParse(lifetime, out _))
        {
            yield return $"{path}:Lifetime '{lifetime}' cannot be read. Write \"session\", or {CookieLifetime.Format}.";
        }

        if (cookie.MaxLifetime is { } longest && (!CookieLifetime.TryParse(longest, out var parsed) || parsed.IsSession))
        {
            yield return $"{path}:MaxLifetime '{longest}' cannot be read. Write {CookieLifetime.Format}.";
        }
    }

    /// <summary>As it was suggested, and as some keyboards write it.</summary>
    private static bool IsLeftOpen(string text) => text.Trim() is "…" or "...";

    private static string NameOf(string key, DeclaredCookie cookie) => cookie.Name ?? key;
}
