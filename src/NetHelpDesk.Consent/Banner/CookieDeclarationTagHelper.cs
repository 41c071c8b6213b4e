using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent;

/// <summary>
/// <c>&lt;cookie-declaration /&gt;</c>: every category with its declared cookies (name, purpose, provider, lifetime,
/// third party) and the policy version, for a policy page. Its headings are <c>h3</c>. It is the same for all visitors
/// who read the same language, so the page does not depend on consent by it.
/// </summary>
[HtmlTargetElement("cookie-declaration", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CookieDeclarationTagHelper : TagHelper
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
            output.Content.SetHtmlContent(DeclarationContent.Of(consent));
        }
    }
}
