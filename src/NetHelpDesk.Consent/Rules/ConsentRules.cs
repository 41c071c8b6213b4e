using NetHelpDesk.Consent.Configuration;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Rules;

/// <summary>The options, compiled once for all requests. Immutable; a reload makes new ones.</summary>
internal sealed class ConsentRules : IConsentPolicy
{
    private readonly KeyValuePair<string, EnforcementMode>[] _paths;
    private readonly bool _usesCatalogue;
    private readonly ConsentState _undecided;
    private readonly ConsentState _undecidedWithSignal;

    /// <param name="options">What the site configured.</param>
    /// <param name="localized">Texts from the application's localizer.</param>
    /// <param name="region">The one of the options' regions for whose visitors these rules are; none for the whole.</param>
    /// <param name="keys">With what recorded decisions are signed where the options have no secret.</param>
    public ConsentRules(ConsentOptions options, LocalizedTexts? localized = null, string? region = null, ISigningKeys? keys = null)
    {
        Region = region;
        PolicyVersion = options.PolicyVersion;
        PolicyUrl = options.PolicyUrl;
        GuardScriptCookies = options.GuardScriptCookies;
        Signals = options.Signals;
        Languages = new SiteLanguages(options, localized);
        BannerMode = options.BannerMode;
        BannerWithoutEnforcement = options.BannerWithoutEnforcement;
        BannerPosition = options.BannerPosition;
        FloatingButton = options.FloatingButton;
        StyleSheet = options.StyleSheet;
        Enforcement = options.Enforcement;
        UnknownCookies = options.UnknownCookies;
        SessionLifetime = options.SessionLifetime;
        HideRequestCookies = options.HideRequestCookies;
        ExpireParentDomains = options.ExpireParentDomains;
        ExpiryBudget = options.ExpiryBudget;
        GlobalPrivacyControl = options.GlobalPrivacyControl;
        ConsentCookie = new ConsentCookieRules(options.ConsentCookie, options.ExpireParentDomains);
        Records = options.KeepsRecords ? new RecordRules(options.Records, keys) : null;
        Categories = CategoryCompiler.Compile(options, region is null ? null : options.Regions[region]);
        HasPolicyHosts = Categories.All.Any(category => category.PolicyHosts.Count > 0);
        Declared = [.. Declare(options)];
        var cookies = Declared.Where(rule => rule.Declaration!.Kind == StorageKind.Cookie).ToArray();
        _usesCatalogue = options.UseCatalogue;
        Known = _usesCatalogue ? CatalogueRules.Compile(Categories) : CatalogueRules.None;
        Classifier = new CookieClassifier(
            new CookieRuleSet(cookies),
            Known,
            Categories,
            options.TrustIsEssential);
        SentClassifier = new SentCookieClassifier(cookies, Known);
        _undecided = new ConsentState(this, decision: null, signal: false);
        _undecidedWithSignal = new ConsentState(this, decision: null, signal: true);
        IsReportedOnly = Enforcement == EnforcementMode.ReportOnly
            || options.Paths.Values.Any(path => path.Enforcement == EnforcementMode.ReportOnly);
        _paths = [.. options.Paths
            .Select(path => KeyValuePair.Create(path.Key.TrimEnd('/'), path.Value.Enforcement))
            .OrderByDescending(path => path.Key.Length)];
    }

    /// <summary>The region for whose visitors these rules are; none for the whole.</summary>
    public string? Region { get; }

    public string PolicyVersion { get; }

    public string? PolicyUrl { get; }

    public SiteLanguages Languages { get; }

    public BannerMode BannerMode { get; }

    /// <summary>The banner asks also where nothing is enforced.</summary>
    public bool BannerWithoutEnforcement { get; }

    public BannerPosition BannerPosition { get; }

    public bool FloatingButton { get; }

    public string? StyleSheet { get; }

    public EnforcementMode Enforcement { get; }

    /// <summary>Somewhere, what is withheld is only reported.</summary>
    public bool IsReportedOnly { get; }

    public UnknownCookies UnknownCookies { get; }

    public SessionLifetime SessionLifetime { get; }

    public bool HideRequestCookies { get; }

    public bool ExpireParentDomains { get; }

    public int ExpiryBudget { get; }

    public bool GlobalPrivacyControl { get; }

    /// <summary>Scripts in pages are held to what the visitor decided.</summary>
    public bool GuardScriptCookies { get; }

    /// <summary>What third parties are told.</summary>
    public SignalOptions Signals { get; }

    public ConsentCookieRules ConsentCookie { get; }

    public TimeSpan DecisionLifetime => ConsentCookie.Lifetime;

    /// <summary>How decisions are recorded; nothing where they are not.</summary>
    public RecordRules? Records { get; }

    public CategorySet Categories { get; }

    /// <summary>A category adds hosts to the site's content security policy.</summary>
    public bool HasPolicyHosts { get; }

    /// <summary>What the site declares, ordered by name, as visitors read it.</summary>
    public IReadOnlyList<CookieRule> Declared { get; }

    /// <summary>The cookies of others that the package knows.</summary>
    public CatalogueRules Known { get; }

    /// <summary>Tells the category of cookies in a response.</summary>
    public CookieClassifier Classifier { get; }

    /// <summary>Tells the category of cookies in a request.</summary>
    public SentCookieClassifier SentClassifier { get; }

    /// <summary>What the package knows of an undeclared cookie by its name alone; for people, not for requests.</summary>
    public CatalogueEntry? Suggest(string name) => _usesCatalogue ? CookieCatalogue.Find(name, []) : null;

    public bool HasPaths => _paths.Length > 0;

    public EnforcementMode EnforcementFor(string path)
    {
        foreach (var (prefix, enforcement) in _paths)
        {
            if (path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                && (path.Length == prefix.Length || path[prefix.Length] == '/'))
            {
                return enforcement;
            }
        }

        return Enforcement;
    }

    /// <summary>The state of every visitor who has not decided, with the privacy signal or without.</summary>
    public ConsentState Undecided(bool signal) => signal ? _undecidedWithSignal : _undecided;

    private IEnumerable<CookieRule> Declare(ConsentOptions options) =>
        from cookie in options.Cookies
        where cookie.Value.Enabled
        let declaration = cookie.Value
        let category = Categories.Find(declaration.Category)!
        let name = declaration.Name ?? cookie.Key
        orderby name
        select new CookieRule
        {
            Pattern = new CookiePattern(name),
            Category = category,
            IsExempt = declaration.RequiresConsent is { } requires ? !requires : category.IsExempt,
            MaxLifetime = Shorter(CategoryCompiler.DurationOf(declaration.MaxLifetime), category.MaxLifetime),
            Declaration = declaration,
            Known = options.UseCatalogue ? CookieCatalogue.FindDeclared(name, declaration) : null,
        };

    private static TimeSpan? Shorter(TimeSpan? one, TimeSpan? other) => one < other ? one : other ?? one;
}
