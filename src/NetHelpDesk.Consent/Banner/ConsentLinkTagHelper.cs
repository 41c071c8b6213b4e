using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

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

        var (pages, request) = (consent.Runtime.Pages, consent.Context);
        var isForEverybody = consent.Rules.BannerMode == BannerMode.CacheSafe;
        var inLanguage = pages.In(isForEverybody ? BannerLanguage.OfPage(request, consent.Rules) : BannerLanguage.Of(request, consent.Rules));
        var returnUrl = isForEverybody ? ReturnUrl.PathOf(request) : ReturnUrl.Of(request);
        var model = new PageModel(pages.UrlIn(request), returnUrl, State: null);
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", new TemplateContent(inLanguage.Url, model));
        output.Attributes.SetAttribute(new TagHelperAttribute("data-consent-open"));
        if (!isForEverybody)
        {
            ResponseCaching.MarkLanguage(consent);
            if (consent.IsDecided)
            {
                // The script has nothing to ask for.
                output.Attributes.SetAttribute(new TagHelperAttribute("data-consent-decided"));
            }
        }

        if ((await output.GetChildContentAsync()).IsEmptyOrWhiteSpace)
        {
            output.Content.SetHtmlContent(new TemplateContent(inLanguage.Link, model));
        }

        if (Script)
        {
            output.PostElement.AppendHtml(new TemplateContent(inLanguage.Script, model));
        }
    }
}
