using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent;

/// <summary>
/// <c>&lt;consent-link /&gt;</c>: a link with which visitors see and change their choices, for every page's footer. The
/// script opens them in a dialog; without it the link leads to the page of choices and back. Attributes go to the
/// <c>a</c> element; content of its own takes the place of the package's words.
/// </summary>
[HtmlTargetElement("consent-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ConsentLinkTagHelper : TagHelper
{
    /// <summary>The view in which the tag stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>
    /// Whether the link brings the script, which browsers keep after the first visit. Without it, a page of a visitor
    /// who has decided holds no script of the package, and the link leads to the page of choices.
    /// Default: <see langword="true"/>.
    /// </summary>
    public bool Script { get; set; } = true;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (ViewContext.HttpContext.GetConsent() is not RequestConsent consent)
        {
            output.SuppressOutput();
            return;
        }

        var link = LinkContent.Of(consent);
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", link.Url);
        output.Attributes.SetAttribute(new TagHelperAttribute("data-consent-open"));
        if (link.IsDecided)
        {
            output.Attributes.SetAttribute(new TagHelperAttribute("data-consent-decided"));
        }

        if ((await output.GetChildContentAsync()).IsEmptyOrWhiteSpace)
        {
            output.Content.SetHtmlContent(link.Words);
        }

        if (Script)
        {
            output.PostElement.AppendHtml(link.Script);
        }
    }
}
