namespace NetHelpDesk.Consent;

/// <summary>
/// How the library classifies, asks and enforces. Usually bound from the section <c>NetHelpDeskConsent</c> of
/// appsettings; every mistake in it is reported at start, and a reload with mistakes keeps the last valid options.
/// </summary>
public sealed class ConsentOptions
{
    /// <summary>
    /// The version of what visitors are asked to agree to, for example <c>2026-11</c>: letters, digits, <c>.</c>,
    /// <c>-</c> and <c>_</c>, at most 32. A new version asks those again who granted something; a refusal stands.
    /// Default: <c>1</c>.
    /// </summary>
    public string PolicyVersion { get; set; } = "1";

    /// <summary>
    /// The path, below the path base, under which visitors choose. Default: <c>/privacy-choices</c>. Fixed at start:
    /// a reload does not change it.
    /// </summary>
    public string Path { get; set; } = "/privacy-choices";

    /// <summary>
    /// The site's own privacy policy, linked from the banner: a path on this site (<c>/privacy</c>) or an absolute
    /// http or https address. Default: none, no link.
    /// </summary>
    public string? PolicyUrl { get; set; }

    /// <summary>
    /// The language of the site's own texts (descriptions, purposes, reasons), and of visitors whose languages are not
    /// offered: a BCP 47 tag, such as <c>en</c> or <c>pt-BR</c>. Default: <c>en</c>.
    /// </summary>
    public string DefaultLanguage { get; set; } = "en";

    /// <summary>The mode of every category that sets none of its own. Default: <see cref="ConsentMode.OptIn"/>.</summary>
    public ConsentMode Mode { get; set; }

    /// <summary>
    /// Whether a page with <c>&lt;consent-banner /&gt;</c> is made for one visitor or for all.
    /// Default: <see cref="BannerMode.PerVisitor"/>.
    /// </summary>
    public BannerMode BannerMode { get; set; }

    /// <summary>
    /// Whether the banner asks visitors also where <see cref="Enforcement"/> is not <see cref="EnforcementMode.Enforce"/>,
    /// and so promises what nothing keeps: everything is stored whatever they choose. In Development it is shown as a
    /// preview, marked as such. Default: <see langword="false"/>.
    /// </summary>
    public bool BannerWithoutEnforcement { get; set; }

    /// <summary>Where the banner stands. Default: <see cref="BannerPosition.Bottom"/>.</summary>
    public BannerPosition BannerPosition { get; set; }

    /// <summary>
    /// Whether <c>&lt;consent-banner /&gt;</c> leaves a small button in the lower corner of the window, once the visitor
    /// has decided, that opens the choices. Default: <see langword="false"/>: put <c>&lt;consent-link /&gt;</c> into the
    /// footer instead. Withdrawing must be as easy as consenting (GDPR Article 7(3)).
    /// </summary>
    public bool FloatingButton { get; set; }

    /// <summary>
    /// A style sheet of the site that the full page loads after the package's own, so that it has the site's look: a
    /// path on this site, such as <c>/site.css</c>. Default: none.
    /// </summary>
    public string? StyleSheet { get; set; }

    /// <summary>Whether cookies are withheld or only reported. Default: <see cref="EnforcementMode.Enforce"/>.</summary>
    public EnforcementMode Enforcement { get; set; }

    /// <summary>
    /// What happens to cookies in a response that nothing classifies. Default: <see cref="UnknownCookies.Block"/>.
    /// </summary>
    public UnknownCookies UnknownCookies { get; set; }

    /// <summary>
    /// What happens to cookies of the session category that are written with a lifetime.
    /// Default: <see cref="SessionLifetime.Enforce"/>.
    /// </summary>
    public SessionLifetime SessionLifetime { get; set; }

    /// <summary>
    /// Whether a declared cookie without consent, and one that is known to track, is hidden from the application when
    /// the browser sends it: from <c>Request.Cookies</c> and from the <c>Cookie</c> header, so that a proxied backend
    /// does not see it either (reading needs consent as storing does: ePrivacy Directive, Article 5(3)). Unknown
    /// cookies are never hidden. Default: <see langword="true"/>.
    /// </summary>
    public bool HideRequestCookies { get; set; } = true;

    /// <summary>
    /// Whether a cookie that the visitor refused is also expired on the parent domains of this host
    /// (<c>example.com</c> for <c>www.example.com</c>), where scripts often put it. Turn it off where a parent domain
    /// belongs to somebody else. A declared <see cref="DeclaredCookie.Domain"/> is always included.
    /// Default: <see langword="true"/>.
    /// </summary>
    public bool ExpireParentDomains { get; set; } = true;

    /// <summary>
    /// The most bytes of <c>Set-Cookie</c> headers with which one response expires cookies, 256 to 16384; what does
    /// not fit follows in later responses. Reverse proxies refuse responses with too many bytes of headers, nginx at
    /// 4 or 8 KB. Default: 2048.
    /// </summary>
    public int ExpiryBudget { get; set; } = 2048;

    /// <summary>
    /// Whether cookies that the site does not declare are looked up among those known to the package, and whether what
    /// the site does not say of those that it declares (purpose, provider, lifetime, third party) comes from there.
    /// A declaration always wins. Default: <see langword="true"/>.
    /// </summary>
    public bool UseCatalogue { get; set; } = true;

    /// <summary>
    /// Whether a cookie that code appends with <c>CookieOptions.IsEssential</c> counts as essential when the site
    /// does not declare it. Default: <see langword="true"/>.
    /// </summary>
    public bool TrustIsEssential { get; set; } = true;

    /// <summary>
    /// Whether <c>Sec-GPC: 1</c> (Global Privacy Control) refuses advertising and every category with a third-party
    /// cookie (or those that <see cref="CategoryOptions.GlobalPrivacyControl"/> names), unless the visitor chose
    /// otherwise while the signal was present. While it does, and cookies are withheld, the site also says so at
    /// <c>/.well-known/gpc.json</c>. Default: <see langword="true"/>.
    /// </summary>
    public bool GlobalPrivacyControl { get; set; } = true;

    /// <summary>
    /// Whether cookies that scripts write and read in the page (<c>document.cookie</c>, <c>cookieStore</c>) are held to
    /// the same rules as those of the server, and expired there once they are refused. A small script at the start of
    /// <c>&lt;head&gt;</c> does it; it is no defence against a script that means to get round it.
    /// Default: <see langword="false"/>.
    /// </summary>
    public bool GuardScriptCookies { get; set; }

    /// <summary>Which third parties' scripts are told what the visitor granted.</summary>
    public SignalOptions Signals { get; } = new();

    /// <summary>The cookie that holds a visitor's decision.</summary>
    public ConsentCookieOptions ConsentCookie { get; } = new();

    /// <summary>How decisions are recorded, where a store for them was added.</summary>
    public RecordOptions Records { get; } = new();

    /// <summary>
    /// Categories by name (letters, digits and <c>-</c>, compared without case): settings of the built-in four, and
    /// the site's own.
    /// </summary>
    public IDictionary<string, CategoryOptions> Categories { get; } =
        new Dictionary<string, CategoryOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Cookies by name. <c>*</c> stands for any run of characters and <c>#</c> for one or more digits; an exact name
    /// beats a pattern, and among patterns the most specific wins, whatever their order. Names are compared with case.
    /// </summary>
    public IDictionary<string, DeclaredCookie> Cookies { get; } =
        new Dictionary<string, DeclaredCookie>(StringComparer.Ordinal);

    /// <summary>
    /// Languages by BCP 47 tag (compared without case), such as <c>de</c>: whether visitors are offered it, and the
    /// site's own texts in it. One that the package does not have is added by its texts. <c>*</c> stands for all
    /// languages of the package that are not named here, so that <c>"*": { "Enabled": false }</c> offers only those
    /// that are. Default: none, all languages of the package in its words.
    /// </summary>
    public IDictionary<string, LanguageOptions> Languages { get; } =
        new Dictionary<string, LanguageOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Paths, by prefix (whole segments, compared without case, path base included), that are enforced differently.
    /// The longest prefix wins.
    /// </summary>
    public IDictionary<string, PathOptions> Paths { get; } =
        new Dictionary<string, PathOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Regions by name (1 to 32 letters, digits and <c>-</c>, compared without case), such as <c>US-CA</c>: what differs
    /// for their visitors. <see cref="ConsentBuilder.UseRegion"/> says in which one a visitor is; where that is none of
    /// these, or not known, the whole's settings count, so that a region can be looser than the whole and not stricter.
    /// Not together with <see cref="BannerMode.CacheSafe"/>. Default: none.
    /// </summary>
    public IDictionary<string, RegionOptions> Regions { get; } =
        new Dictionary<string, RegionOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What reading the configuration found wrong; reported together with what validation finds.</summary>
    internal List<string> Mistakes { get; } = [];

    /// <summary>Whether the application has a store for records.</summary>
    internal bool KeepsRecords { get; set; }

    /// <summary>Whether the application links consent to accounts.</summary>
    internal bool LinksAccounts { get; set; }
}
