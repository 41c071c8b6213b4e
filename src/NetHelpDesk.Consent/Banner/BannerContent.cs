using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace NetHelpDesk.Consent;

/// <summary>The banner in a page, or what stands for it in a page for everybody, written straight to the page's output.</summary>
internal sealed class BannerContent(RequestConsent consent) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var pages = consent.Runtime.Pages;
        var action = consent.Context.Request.PathBase.Add(pages.Path).ToUriComponent();
        if (consent.Rules.BannerMode == BannerMode.CacheSafe)
        {
            pages.In(BannerLanguage.OfPage(consent.Context, consent.Rules)).Everybody.WriteTo(writer, new PageModel(action, Uri.EscapeDataString(ReturnUrl.PathOf(consent.Context)), State: null));
            return;
        }

        pages.In(BannerLanguage.Of(consent.Context, consent.Rules)).Banner.WriteTo(writer, new PageModel(action, ReturnUrl.Of(consent.Context), consent.State));
    }
}
