using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent;

/// <summary>
/// An <c>&lt;img consent-category="…"&gt;</c> in a <c>&lt;picture&gt;</c> is not in the page while it waits: without an
/// address of its own it would load what the picture's <c>&lt;source&gt;</c> elements say.
/// </summary>
[HtmlTargetElement("img", ParentTag = "picture", Attributes = "consent-category", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ConsentPictureTagHelper : TagHelper
{
    /// <summary>Before <see cref="ConsentCategoryTagHelper"/>, which is told.</summary>
    public override int Order => int.MinValue;

    /// <inheritdoc />
    public override void Init(TagHelperContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[typeof(ConsentPictureTagHelper)] = true;
    }
}
