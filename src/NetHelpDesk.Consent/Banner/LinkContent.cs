using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Banner;

/// <summary>What a page holds of a link to the choices.</summary>
/// <param name="Url">Where it leads; not encoded.</param>
/// <param name="Words">What it says where the page does not say it otherwise.</param>
/// <param name="Script">What opens the choices in a dialog.</param>
/// <param name="IsDecided">Whether the script has nothing to ask for.</param>
internal readonly record struct LinkContent(string Url, TemplateContent Words, TemplateContent Script, bool IsDecided)
{
    public static LinkContent Of(RequestConsent consent)
    {
        var (rules, context) = (consent.Rules, consent.Context);
        var action = consent.Runtime.Pages.UrlIn(context);
        if (rules.BannerMode == BannerMode.CacheSafe)
        {
            return In(
                consent.Runtime, BannerLanguage.OfPage(context, rules), action, PageAddress.PathOf(context), isDecided: false, PageNonce.In(context));
        }

        ResponseCaching.MarkLanguage(consent);
        return In(
            consent.Runtime, BannerLanguage.Of(context, rules), action, PageAddress.Of(context), consent.Visible.IsDecided, PageNonce.In(context));
    }

    public static LinkContent In(
        ConsentRuntime runtime, Language language, string action, string returnUrl, bool isDecided, string? nonce = null)
    {
        var pages = runtime.Pages.In(language);
        var model = new PageModel(action, returnUrl, State: null, Nonce: nonce);
        return new LinkContent(
            LinkMarkup.Url(model, language), new TemplateContent(pages.Link, model), new TemplateContent(pages.Script, model), isDecided);
    }
}
