using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent;

/// <summary>
/// <c>&lt;consent-withdraw /&gt;</c>: a button that takes everything back at once, as easily as it was given (GDPR
/// Article 7(3)), for visitors who have granted something. It works without the script; with it, the visitor stays on
/// the page, and the button comes and goes as consent does. It is a <c>form</c> of the class <c>nhd-withdraw</c>, which
/// the site gives its own look. With <see cref="BannerMode.CacheSafe"/> it is the same for everybody, and the script
/// shows it.
/// </summary>
[HtmlTargetElement("consent-withdraw", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ConsentWithdrawTagHelper : TagHelper
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
            output.Content.SetHtmlContent(WithdrawalContent.Of(consent));
        }
    }
}
