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
        var http = ViewContext.HttpContext;
        if (http.GetConsent() is RequestConsent consent && IsShown(consent))
        {
            output.Content.SetHtmlContent(new BannerContent(consent));
        }
    }

    private static bool IsShown(RequestConsent consent)
    {
        if (consent.Rules.BannerMode == BannerMode.CacheSafe)
        {
            return true;
        }

        ResponseCaching.MarkLanguage(consent);
        return !consent.IsDecided;
    }
}
