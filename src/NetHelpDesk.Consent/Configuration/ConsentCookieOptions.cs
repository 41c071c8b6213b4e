using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>The cookie that holds a visitor's decision. Its path is always <c>/</c>.</summary>
public sealed class ConsentCookieOptions
{
    /// <summary>
    /// Its name. One that starts with <c>__Host-</c> or <c>__Secure-</c> is held to the prefix's rules
    /// (RFC 6265bis 4.1.3). Default: <c>.NetHelpDesk.Consent</c>.
    /// </summary>
    public string Name { get; set; } = ".NetHelpDesk.Consent";

    /// <summary>
    /// The domain whose sub-domains share one decision, such as <c>example.com</c>. Where one application serves several,
    /// a list (in JSON an array, in a text with commas or spaces between them): the most specific that a host belongs to
    /// counts there. On a host that belongs to none of them a choice is answered with a problem, because no browser would
    /// keep it. Default: none, one decision for each host.
    /// </summary>
    public string? Domain { get; set; }

    /// <summary>
    /// How long a decision lasts, from the moment it was made; visits do not extend it. A number and a unit (seconds,
    /// minutes, hours, days, weeks, months of 30 days, years of 365 days), at most 400 days, to which browsers cut
    /// every cookie (RFC 6265bis 5.6). Default: <c>6 months</c> (CNIL recommendation 2020-092).
    /// </summary>
    public string Lifetime { get; set; } = "6 months";

    /// <summary>
    /// Its <c>SameSite</c> attribute. <see cref="SameSiteMode.None"/>, for sites shown in other sites' frames, also
    /// makes it <c>Secure</c>. Default: <see cref="SameSiteMode.Lax"/>.
    /// </summary>
    public SameSiteMode SameSite { get; set; } = SameSiteMode.Lax;
}
