using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>How the consent cookie is written, and how long a decision lasts.</summary>
internal sealed class ConsentCookieRules(ConsentCookieOptions options)
{
    public string Name { get; } = options.Name;

    public string? Domain { get; } = options.Domain?.TrimStart('.');

    public CookieLifetime StatedLifetime { get; } =
        CookieLifetime.TryParse(options.Lifetime, out var lifetime) ? lifetime : CookieLifetime.Session;

    public TimeSpan Lifetime => StatedLifetime.Duration;

    public SameSiteMode SameSite { get; } = options.SameSite;

    /// <summary>Browsers demand <c>Secure</c> of these whatever the scheme (RFC 6265bis 4.1.3 and 5.7).</summary>
    public bool AlwaysSecure { get; } =
        options.SameSite == SameSiteMode.None
        || CookiePrefix.IsHost(options.Name)
        || CookiePrefix.IsSecure(options.Name);
}
