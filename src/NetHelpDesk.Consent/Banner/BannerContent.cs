using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Scripts;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Banner;

/// <summary>What a page holds of the banner, for one visitor or for everybody.</summary>
internal static class BannerContent
{
    /// <returns><see langword="null"/> where there is nothing to show.</returns>
    public static TemplateContent? Of(RequestConsent consent, BannerPosition? position = null, bool isPreview = false) =>
        !isPreview && !BannerPromise.MayShow(consent) ? null
        : consent.Rules.BannerMode == BannerMode.CacheSafe && !isPreview
            ? ForEverybody(consent)
            : ForVisitor(consent, position ?? consent.Rules.BannerPosition, isPreview);

    private static TemplateContent ForEverybody(RequestConsent consent)
    {
        var (pages, context) = (consent.Runtime.Pages, consent.Context);
        return new TemplateContent(
            pages.In(BannerLanguage.OfPage(context, consent.Rules)).Everybody,
            new PageModel(pages.UrlIn(context), PageAddress.PathOf(context), State: null, Nonce: PageNonce.In(context)));
    }

    private static TemplateContent? ForVisitor(RequestConsent consent, BannerPosition position, bool isPreview)
    {
        var (pages, context) = (consent.Runtime.Pages, consent.Context);
        ResponseCaching.MarkLanguage(consent);
        if (ForeignFrame.Shows(context.Request))
        {
            ResponseCaching.MarkFramed(consent);
            return null;
        }

        var asks = !consent.Visible.IsDecided || isPreview;
        if (!asks && !consent.Rules.FloatingButton)
        {
            return null;
        }

        var inLanguage = pages.In(BannerLanguage.Of(context, consent.Rules));
        return new TemplateContent(
            asks ? inLanguage.Banner : inLanguage.Button,
            new PageModel(pages.UrlIn(context), PageAddress.Of(context), consent.State, position, PageNonce.In(context))
            {
                Preview = BannerPromise.IsPreview(consent) ? BannerPromise.PreviewNote : null,
                PageState = StateStamp.Of(consent),
                TextHash = asks && consent.Rules.Records is not null ? inLanguage.BannerTexts.For(consent.State).Hash : null,
            });
    }
}
