using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Banner;

/// <summary>The button that withdraws everything, in a page for one visitor or for everybody.</summary>
internal static class WithdrawalContent
{
    public static TemplateContent Of(RequestConsent consent)
    {
        var (pages, context) = (consent.Runtime.Pages, consent.Context);
        if (consent.Rules.BannerMode == BannerMode.CacheSafe)
        {
            return new TemplateContent(
                pages.In(BannerLanguage.OfPage(context, consent.Rules)).Withdrawal,
                new PageModel(pages.UrlIn(context), PageAddress.PathOf(context), State: null));
        }

        consent.MarkDependent();
        ResponseCaching.MarkLanguage(consent);
        return new TemplateContent(
            pages.In(BannerLanguage.Of(context, consent.Rules)).Withdrawal,
            new PageModel(pages.UrlIn(context), PageAddress.Of(context), consent.State));
    }
}
