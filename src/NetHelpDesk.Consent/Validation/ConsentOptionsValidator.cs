using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NetHelpDesk.Consent.Configuration;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Validation;

/// <summary>Finds every mistake in the options and says how to mend each, all in one message.</summary>
internal sealed class ConsentOptionsValidator(LocalizedTexts? localized = null, RegionSource? regions = null)
    : IValidateOptions<ConsentOptions>
{
    private const string NameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>Room for at least one cookie on a long domain.</summary>
    private const int SmallestExpiryBudget = 256;

    private const int LargestExpiryBudget = 16 * 1024;

    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create(NameCharacters + ".-_");
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create(NameCharacters + "-._~/");
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(NameCharacters + "!#$%&'*+-.^_`|~");

    /// <summary>A browser keeps no cookie longer (RFC 6265bis 5.6).</summary>
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(400);

    public ValidateOptionsResult Validate(string? name, ConsentOptions options)
    {
        var mistakes = new List<string>(options.Mistakes);
        mistakes.AddRange(Whole(options));
        mistakes.AddRange(ConsentCookie(options.ConsentCookie));
        mistakes.AddRange(RecordValidator.Validate(options));
        mistakes.AddRange(CategoryValidator.Validate(options));
        mistakes.AddRange(DeclaredCookieValidator.Validate(options));
        mistakes.AddRange(LanguageValidator.Validate(options, localized));
        mistakes.AddRange(PolicyHostValidator.Validate(options));
        mistakes.AddRange(SignalValidator.Validate(options));
        mistakes.AddRange(Paths(options));
        mistakes.AddRange(RegionValidator.Validate(options, regions));
        if (mistakes.Count == 0)
        {
            return ValidateOptionsResult.Success;
        }

        mistakes = [.. mistakes.Distinct()];
        var message = new StringBuilder("The NetHelpDesk.Consent options have ")
            .Append(mistakes.Count)
            .Append(mistakes.Count == 1 ? " mistake:" : " mistakes:");
        foreach (var mistake in mistakes)
        {
            message.Append(Environment.NewLine).Append("  - ").Append(mistake);
        }

        return ValidateOptionsResult.Fail(message.ToString());
    }

    private static IEnumerable<string> Whole(ConsentOptions options)
    {
        if (options.PolicyVersion is not { Length: > 0 and <= 32 } version || version.AsSpan().ContainsAnyExcept(VersionCharacters))
        {
            yield return $"PolicyVersion '{options.PolicyVersion}' cannot stand in a cookie. Use 1 to 32 letters, digits, '.', '-' and '_', such as 2026-11.";
        }

        if (options.Path is not ['/', not '/', ..] path
            || path.EndsWith('/')
            || path.Contains("//", StringComparison.Ordinal)
            || path.AsSpan().ContainsAnyExcept(PathCharacters)
            || HasDotSegment(path))
        {
            yield return $"Path '{options.Path}' must start with '/', not end with it, and hold letters, digits and -._~ only, no part of it '.' or '..', such as /privacy-choices.";
        }

        if (options.PolicyUrl is { } url && !LocalUrl.IsLocal(url) && !IsWebAddress(url))
        {
            yield return $"PolicyUrl '{url}' must be a path on this site, such as /privacy, or an absolute http or https address.";
        }

        if (options.StyleSheet is { } styleSheet && !LocalUrl.IsLocal(styleSheet))
        {
            yield return $"StyleSheet '{styleSheet}' must be a path on this site, such as /site.css.";
        }

        if (options.ExpiryBudget is < SmallestExpiryBudget or > LargestExpiryBudget)
        {
            yield return $"ExpiryBudget {options.ExpiryBudget} must be {SmallestExpiryBudget} to {LargestExpiryBudget} bytes.";
        }

        if (EnumMistake(options.Mode, "Mode") is { } mode)
        {
            yield return mode;
        }

        if (EnumMistake(options.BannerMode, "BannerMode") is { } bannerMode)
        {
            yield return bannerMode;
        }

        if (EnumMistake(options.BannerPosition, "BannerPosition") is { } bannerPosition)
        {
            yield return bannerPosition;
        }

        if (EnumMistake(options.Enforcement, "Enforcement") is { } enforcement)
        {
            yield return enforcement;
        }

        if (EnumMistake(options.UnknownCookies, "UnknownCookies") is { } unknown)
        {
            yield return unknown;
        }

        if (EnumMistake(options.SessionLifetime, "SessionLifetime") is { } session)
        {
            yield return session;
        }
    }

    private static IEnumerable<string> ConsentCookie(ConsentCookieOptions cookie)
    {
        if (string.IsNullOrEmpty(cookie.Name) || cookie.Name.AsSpan().ContainsAnyExcept(TokenCharacters))
        {
            yield return $"ConsentCookie:Name '{cookie.Name}' is not a cookie name. Use letters, digits and !#$%&'*+-.^_`|~.";
        }

        if (CookiePrefix.NeedsHttpOnly(cookie.Name))
        {
            yield return $"ConsentCookie:Name '{cookie.Name}' has a prefix that browsers store with HttpOnly alone (RFC 6265bis 4.1.3), out of reach of the scripts that read the decision. Begin it with __Host- or __Secure- instead, or with none.";
        }

        if (cookie.Domain is not null && CookiePrefix.IsHost(cookie.Name))
        {
            yield return $"ConsentCookie:Name '{cookie.Name}' must not have a Domain (RFC 6265bis 4.1.3.2). Remove ConsentCookie:Domain, or the prefix.";
        }

        foreach (var domain in ConsentDomains.In(cookie.Domain))
        {
            if (ConsentDomains.Mistake(domain) is { } mistake)
            {
                yield return $"ConsentCookie:Domain {mistake}";
            }
        }

        if (!CookieLifetime.TryParse(cookie.Lifetime, out var lifetime) || lifetime.IsSession)
        {
            yield return $"ConsentCookie:Lifetime '{cookie.Lifetime}' cannot be read. Write {CookieLifetime.Format}.";
        }
        else if (lifetime.Duration > LongestLifetime)
        {
            yield return $"ConsentCookie:Lifetime '{cookie.Lifetime}' is longer than the 400 days to which browsers cut every cookie (RFC 6265bis 5.6). Shorten it.";
        }

        if (cookie.SameSite is not (SameSiteMode.Lax or SameSiteMode.Strict or SameSiteMode.None))
        {
            yield return $"ConsentCookie:SameSite '{cookie.SameSite}' must be Lax, Strict or None.";
        }
    }

    private static IEnumerable<string> Paths(ConsentOptions options)
    {
        foreach (var (path, settings) in options.Paths)
        {
            if (!path.StartsWith('/') || path.Length == 1)
            {
                yield return $"Paths:{path} must start with '/' and name at least one segment, such as /hangfire. For the whole site, set Enforcement.";
            }

            if (path.AsSpan().ContainsAny("?#\\") || path.Contains("//", StringComparison.Ordinal) || HasDotSegment(path))
            {
                yield return $"Paths:{path} matches no request. Write the path alone, without query, '\\', '//', '.' and '..', such as /hangfire.";
            }

            if (path.AsSpan().ContainsAny("*{}"))
            {
                yield return $"Paths:{path} is no pattern: a path stands for itself and all below it. Write the path alone, such as /hangfire.";
            }

            if (IsEscaped(path) || path != path.TrimEnd())
            {
                yield return $"Paths:{path} matches no request. Write it as people read it, without escapes and without spaces at its end: '{Uri.UnescapeDataString(path).TrimEnd()}'.";
            }

            if (EnumMistake(settings.Enforcement, $"Paths:{path}:Enforcement") is { } mistake)
            {
                yield return mistake;
            }

            if (settings.Enforcement != EnforcementMode.Enforce && string.IsNullOrWhiteSpace(settings.Reason))
            {
                yield return $"Paths:{path} is not enforced but gives no Reason. Add one: it is logged at start and is what an auditor reads.";
            }
        }
    }

    /// <summary>Browsers and servers take such parts out of an address before they ask for it.</summary>
    private static bool HasDotSegment(string path) => path.Split('/').Any(part => part is "." or "..");

    /// <summary>Requests come with their path unescaped, save a slash that is part of a name.</summary>
    private static bool IsEscaped(string path) =>
        path.Replace("%2F", "", StringComparison.OrdinalIgnoreCase).Contains('%', StringComparison.Ordinal);

    internal static string? EnumMistake<TEnum>(TEnum value, string key)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? null : $"{key} '{value}' must be one of {string.Join(", ", Enum.GetNames<TEnum>())}.";

    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
