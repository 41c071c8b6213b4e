using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Configuration;

/// <summary>Every setting of the configuration section, by the options' own names.</summary>
internal static class ConsentOptionsShape
{
    private static readonly Shape<CategoryOptions> Category = new Shape<CategoryOptions>()
        .Text(nameof(CategoryOptions.DisplayName), (target, value) => target.DisplayName = value)
        .Text(nameof(CategoryOptions.Description), (target, value) => target.Description = value)
        .Flag(nameof(CategoryOptions.Enabled), (target, value) => target.Enabled = value)
        .Flag(nameof(CategoryOptions.AlwaysAsk), (target, value) => target.AlwaysAsk = value)
        .Choice<ConsentMode>(nameof(CategoryOptions.Mode), (target, value) => target.Mode = value)
        .Flag(nameof(CategoryOptions.RequiresConsent), (target, value) => target.RequiresConsent = value)
        .Text(nameof(CategoryOptions.Reason), (target, value) => target.Reason = value)
        .Text(nameof(CategoryOptions.MaxLifetime), (target, value) => target.MaxLifetime = value)
        .Flag(nameof(CategoryOptions.GlobalPrivacyControl), (target, value) => target.GlobalPrivacyControl = value)
        .Texts(nameof(CategoryOptions.ContentSecurityPolicy), target => target.ContentSecurityPolicy);

    private static readonly Shape<DeclaredCookie> Cookie = new Shape<DeclaredCookie>()
        .Text(nameof(DeclaredCookie.Category), (target, value) => target.Category = value)
        .Text(nameof(DeclaredCookie.Name), (target, value) => target.Name = value)
        .Choice<StorageKind>(nameof(DeclaredCookie.Kind), (target, value) => target.Kind = value)
        .Text(nameof(DeclaredCookie.Purpose), (target, value) => target.Purpose = value)
        .Text(nameof(DeclaredCookie.Provider), (target, value) => target.Provider = value)
        .Text(nameof(DeclaredCookie.Lifetime), (target, value) => target.Lifetime = value)
        .Text(nameof(DeclaredCookie.MaxLifetime), (target, value) => target.MaxLifetime = value)
        .Flag(nameof(DeclaredCookie.ThirdParty), (target, value) => target.ThirdParty = value)
        .Text(nameof(DeclaredCookie.Domain), (target, value) => target.Domain = value)
        .Text(nameof(DeclaredCookie.Path), (target, value) => target.Path = value)
        .Flag(nameof(DeclaredCookie.RequiresConsent), (target, value) => target.RequiresConsent = value)
        .Text(nameof(DeclaredCookie.Reason), (target, value) => target.Reason = value)
        .Flag(nameof(DeclaredCookie.Enabled), (target, value) => target.Enabled = value);

    private static readonly Shape<CategoryTexts> TextsOfCategory = new Shape<CategoryTexts>()
        .Text(nameof(CategoryTexts.DisplayName), (target, value) => target.DisplayName = value)
        .Text(nameof(CategoryTexts.Description), (target, value) => target.Description = value)
        .Text(nameof(CategoryTexts.Reason), (target, value) => target.Reason = value);

    private static readonly Shape<CookieTexts> TextsOfCookie = new Shape<CookieTexts>()
        .Text(nameof(CookieTexts.Purpose), (target, value) => target.Purpose = value)
        .Text(nameof(CookieTexts.Provider), (target, value) => target.Provider = value)
        .Text(nameof(CookieTexts.Reason), (target, value) => target.Reason = value);

    private static readonly Shape<LanguageOptions> Language = new Shape<LanguageOptions>()
        .Flag(nameof(LanguageOptions.Enabled), (target, value) => target.Enabled = value)
        .Texts(nameof(LanguageOptions.Texts), target => target.Texts)
        .Map(nameof(LanguageOptions.Categories), target => target.Categories, TextsOfCategory)
        .Map(nameof(LanguageOptions.Cookies), target => target.Cookies, TextsOfCookie);

    private static readonly Shape<PathOptions> Path = new Shape<PathOptions>()
        .Choice<EnforcementMode>(nameof(PathOptions.Enforcement), (target, value) => target.Enforcement = value)
        .Text(nameof(PathOptions.Reason), (target, value) => target.Reason = value);

    private static readonly Shape<RegionCategoryOptions> CategoryInRegion = new Shape<RegionCategoryOptions>()
        .Choice<ConsentMode>(nameof(RegionCategoryOptions.Mode), (target, value) => target.Mode = value);

    private static readonly Shape<RegionOptions> Region = new Shape<RegionOptions>()
        .Choice<ConsentMode>(nameof(RegionOptions.Mode), (target, value) => target.Mode = value)
        .Map(nameof(RegionOptions.Categories), target => target.Categories, CategoryInRegion);

    private static readonly Shape<ConsentCookieOptions> ConsentCookie = new Shape<ConsentCookieOptions>()
        .Text(nameof(ConsentCookieOptions.Name), (target, value) => target.Name = value)
        .List(nameof(ConsentCookieOptions.Domain), (target, value) => target.Domain = value)
        .Text(nameof(ConsentCookieOptions.Lifetime), (target, value) => target.Lifetime = value)
        .Choice<SameSiteMode>(nameof(ConsentCookieOptions.SameSite), (target, value) => target.SameSite = value, never: SameSiteMode.Unspecified);

    private static readonly Shape<SignalOptions> Signals = new Shape<SignalOptions>()
        .Flag(nameof(SignalOptions.GoogleConsentMode), (target, value) => target.GoogleConsentMode = value)
        .Text(nameof(SignalOptions.GoogleRegions), (target, value) => target.GoogleRegions = value)
        .Flag(nameof(SignalOptions.GoogleAdsDataRedaction), (target, value) => target.GoogleAdsDataRedaction = value)
        .Flag(nameof(SignalOptions.GoogleUrlPassthrough), (target, value) => target.GoogleUrlPassthrough = value)
        .Number(nameof(SignalOptions.GoogleWaitForUpdate), (target, value) => target.GoogleWaitForUpdate = value)
        .Flag(nameof(SignalOptions.MicrosoftUet), (target, value) => target.MicrosoftUet = value)
        .Flag(nameof(SignalOptions.MicrosoftClarity), (target, value) => target.MicrosoftClarity = value)
        .Flag(nameof(SignalOptions.MetaPixel), (target, value) => target.MetaPixel = value)
        .Choice<MatomoConsent>(nameof(SignalOptions.Matomo), (target, value) => target.Matomo = value)
        .Text(nameof(SignalOptions.DataLayerEvent), (target, value) => target.DataLayerEvent = value)
        .Texts(nameof(SignalOptions.Categories), target => target.Categories);

    private static readonly Shape<RecordOptions> Records = new Shape<RecordOptions>()
        .Text(nameof(RecordOptions.Retention), (target, value) => target.Retention = value)
        .Text(nameof(RecordOptions.Timeout), (target, value) => target.Timeout = value)
        .Number(nameof(RecordOptions.MaxPerMinute), (target, value) => target.MaxPerMinute = value)
        .Number(nameof(RecordOptions.MaxWaiting), (target, value) => target.MaxWaiting = value)
        .Text(nameof(RecordOptions.Region), (target, value) => target.Region = value)
        .Text(nameof(RecordOptions.Controller), (target, value) => target.Controller = value)
        .Text(nameof(RecordOptions.Contact), (target, value) => target.Contact = value)
        .Choice<ClientDetail>(nameof(RecordOptions.Address), (target, value) => target.Address = value)
        .Choice<ClientDetail>(nameof(RecordOptions.UserAgent), (target, value) => target.UserAgent = value)
        .Text(nameof(RecordOptions.AccountRefresh), (target, value) => target.AccountRefresh = value)
        .Text(nameof(RecordOptions.HashKey), (target, value) => target.HashKey = value);

    public static readonly Shape<ConsentOptions> Root = new Shape<ConsentOptions>()
        .Text(nameof(ConsentOptions.PolicyVersion), (target, value) => target.PolicyVersion = value)
        .Text(nameof(ConsentOptions.Path), (target, value) => target.Path = value)
        .Text(nameof(ConsentOptions.PolicyUrl), (target, value) => target.PolicyUrl = value)
        .Text(nameof(ConsentOptions.DefaultLanguage), (target, value) => target.DefaultLanguage = value)
        .Choice<ConsentMode>(nameof(ConsentOptions.Mode), (target, value) => target.Mode = value)
        .Choice<BannerMode>(nameof(ConsentOptions.BannerMode), (target, value) => target.BannerMode = value)
        .Flag(nameof(ConsentOptions.BannerWithoutEnforcement), (target, value) => target.BannerWithoutEnforcement = value)
        .Choice<BannerPosition>(nameof(ConsentOptions.BannerPosition), (target, value) => target.BannerPosition = value)
        .Flag(nameof(ConsentOptions.FloatingButton), (target, value) => target.FloatingButton = value)
        .Text(nameof(ConsentOptions.StyleSheet), (target, value) => target.StyleSheet = value)
        .Choice<EnforcementMode>(nameof(ConsentOptions.Enforcement), (target, value) => target.Enforcement = value)
        .Choice<UnknownCookies>(nameof(ConsentOptions.UnknownCookies), (target, value) => target.UnknownCookies = value)
        .Choice<SessionLifetime>(nameof(ConsentOptions.SessionLifetime), (target, value) => target.SessionLifetime = value)
        .Flag(nameof(ConsentOptions.HideRequestCookies), (target, value) => target.HideRequestCookies = value)
        .Flag(nameof(ConsentOptions.ExpireParentDomains), (target, value) => target.ExpireParentDomains = value)
        .Number(nameof(ConsentOptions.ExpiryBudget), (target, value) => target.ExpiryBudget = value)
        .Flag(nameof(ConsentOptions.UseCatalogue), (target, value) => target.UseCatalogue = value)
        .Flag(nameof(ConsentOptions.TrustIsEssential), (target, value) => target.TrustIsEssential = value)
        .Flag(nameof(ConsentOptions.GlobalPrivacyControl), (target, value) => target.GlobalPrivacyControl = value)
        .Flag(nameof(ConsentOptions.GuardScriptCookies), (target, value) => target.GuardScriptCookies = value)
        .Section(nameof(ConsentOptions.Signals), target => target.Signals, Signals)
        .Section(nameof(ConsentOptions.ConsentCookie), target => target.ConsentCookie, ConsentCookie)
        .Section(nameof(ConsentOptions.Records), target => target.Records, Records)
        .Map(nameof(ConsentOptions.Categories), target => target.Categories, Category)
        .Map(nameof(ConsentOptions.Cookies), target => target.Cookies, Cookie)
        .Map(nameof(ConsentOptions.Languages), target => target.Languages, Language)
        .Map(nameof(ConsentOptions.Paths), target => target.Paths, Path)
        .Map(nameof(ConsentOptions.Regions), target => target.Regions, Region);
}
