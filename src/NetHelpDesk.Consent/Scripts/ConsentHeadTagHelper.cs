using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Scripts;

namespace NetHelpDesk.Consent;

/// <summary>
/// Puts the early script first in <c>&lt;head&gt;</c>, before every other script, where an option needs it:
/// <see cref="ConsentOptions.GuardScriptCookies"/>, <see cref="ConsentOptions.Signals"/>, or storage that is declared.
/// Nothing is to be written in the page for that.
/// </summary>
[HtmlTargetElement("head")]
public sealed class ConsentHeadTagHelper : TagHelper
{
    /// <summary>The view in which the tag stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Last, so that what other tag helpers put first comes after it.</summary>
    public override int Order => int.MaxValue;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (ViewContext.HttpContext.GetConsent() is not RequestConsent { Runtime.Pages.EarlyScript.IsNeeded: true } consent)
        {
            return;
        }

        var others = output.PreContent.GetContent();
        output.PreContent.SetHtmlContent(EarlyTag.Of(consent)).AppendHtml(others);
    }
}
