using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent;

/// <summary>
/// <c>&lt;consent-banner /&gt;</c>: asks visitors who have not decided; nothing for those who have. Put it directly
/// after <c>&lt;body&gt;</c>. It brings its own style sheet and script, and works without the script. With
/// <see cref="BannerMode.CacheSafe"/> it is the same for everybody and the page does not depend on consent by it.
/// </summary>
[HtmlTargetElement("consent-banner", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ConsentBannerTagHelper : TagHelper
{
    /// <summary>The view in which the tag stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.SuppressOutput();
        if (ViewContext.HttpContext.GetConsent() is RequestConsent consent)
        {
            output.Content.SetHtmlContent(
                consent.Rules.BannerMode == BannerMode.CacheSafe ? ForEverybody(consent) : ForVisitor(consent));
        }
    }

    private static TemplateContent ForEverybody(RequestConsent consent)
    {
        var (pages, context) = (consent.Runtime.Pages, consent.Context);
        var returnUrl = Uri.EscapeDataString(ReturnUrl.PathOf(context));
        return new TemplateContent(
            pages.In(BannerLanguage.OfPage(context, consent.Rules)).Everybody,
            new PageModel(pages.UrlIn(context), returnUrl, State: null));
    }

    /// <summary>Nothing for a visitor who decided.</summary>
    private static TemplateContent? ForVisitor(RequestConsent consent)
    {
        ResponseCaching.MarkLanguage(consent);
        if (consent.IsDecided)
        {
            return null;
        }

        var (pages, context) = (consent.Runtime.Pages, consent.Context);
        return new TemplateContent(
            pages.In(BannerLanguage.Of(context, consent.Rules)).Banner,
            new PageModel(pages.UrlIn(context), ReturnUrl.Of(context), consent.State));
    }
}
