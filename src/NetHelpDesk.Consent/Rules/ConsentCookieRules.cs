using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Rules;

/// <summary>How the consent cookie is written, and how long a decision lasts.</summary>
/// <param name="options">What the site configured.</param>
/// <param name="ownsParents">Whether the parent domains of the site's hosts are its own (<see cref="ConsentOptions.ExpireParentDomains"/>).</param>
internal sealed class ConsentCookieRules(ConsentCookieOptions options, bool ownsParents = true)
{
    public string Name { get; } = options.Name;

    /// <summary>The most specific first. Where there are none, each host has a cookie of its own.</summary>
    public IReadOnlyList<string> Domains { get; } =
        [.. ConsentDomains.In(options.Domain).Select(domain => domain.TrimStart('.')).OrderByDescending(domain => domain.Length)];

    public CookieLifetime StatedLifetime { get; } =
        CookieLifetime.TryParse(options.Lifetime, out var lifetime) ? lifetime : CookieLifetime.Session;

    public TimeSpan Lifetime => StatedLifetime.Duration;

    public SameSiteMode SameSite { get; } = options.SameSite;

    /// <summary>Browsers demand <c>Secure</c> of these whatever the scheme (RFC 6265bis 4.1.3 and 5.7).</summary>
    public bool AlwaysSecure { get; } =
        options.SameSite == SameSiteMode.None
        || CookiePrefix.NeedsSecure(options.Name);

    /// <summary>The <c>Domain</c> of the cookie on a host; nothing where the host has one of its own.</summary>
    public string? DomainOn(string host) => Domains.FirstOrDefault(domain => ConsentDomains.Covers(domain, host));

    /// <summary>Whether a browser takes the cookie from this host: it refuses one of a domain that is not the host's.</summary>
    public bool IsTakenFrom(string host) => Domains.Count == 0 || DomainOn(host) is not null;

    /// <summary>
    /// Whether a consent cookie on this domain of the host's is the site's own. One on a parent domain may be the
    /// decision that a visitor made on another site.
    /// </summary>
    public bool Owns(string domain, string host) =>
        ownsParents
        || domain.Equals(host, StringComparison.OrdinalIgnoreCase)
        || Domains.Contains(domain, StringComparer.OrdinalIgnoreCase);
}
