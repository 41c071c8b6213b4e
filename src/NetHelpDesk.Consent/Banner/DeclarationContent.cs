using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace NetHelpDesk.Consent;

/// <summary>The cookie declaration in a page, written straight to the page's output.</summary>
internal sealed class DeclarationContent(RequestConsent consent) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var pages = consent.Runtime.Pages;
        var action = consent.Context.Request.PathBase.Add(pages.Path).ToUriComponent();
        pages.In(BannerLanguage.Of(consent.Context, consent.Rules)).Declaration
            .WriteTo(writer, new PageModel(action, ReturnUrl: "", State: null));
    }
}
