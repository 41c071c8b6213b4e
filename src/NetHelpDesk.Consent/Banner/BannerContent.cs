using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace NetHelpDesk.Consent;

/// <summary>The banner in a page, written straight to the page's output.</summary>
internal sealed class BannerContent(RequestConsent consent) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var pages = consent.Runtime.Pages;
        var action = consent.Context.Request.PathBase.Add(pages.Path).ToUriComponent();
        pages.Banner.WriteTo(writer, new PageModel(action, ReturnUrl.Of(consent.Context), consent.State));
    }
}
