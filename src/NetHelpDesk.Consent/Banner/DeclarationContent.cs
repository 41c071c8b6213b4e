using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Banner;

/// <summary>What a policy page holds of the list of cookies.</summary>
internal static class DeclarationContent
{
    public static TemplateContent Of(RequestConsent consent)
    {
        ResponseCaching.MarkLanguage(consent);
        return In(
            consent.Runtime,
            BannerLanguage.Of(consent.Context, consent.Rules),
            consent.Runtime.Pages.UrlIn(consent.Context),
            PageNonce.In(consent.Context));
    }

    public static TemplateContent In(ConsentRuntime runtime, Language language, string action, string? nonce = null) =>
        new(runtime.Pages.In(language).Declaration, new PageModel(action, ReturnUrl: "", State: null, Nonce: nonce));
}
