using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent;

/// <summary>
/// <c>consent-category="tracking"</c> on <c>&lt;script&gt;</c>, <c>&lt;iframe&gt;</c>, <c>&lt;img&gt;</c> or
/// <c>&lt;link&gt;</c>: the element loads for visitors who granted the category, and starts without a reload for those
/// who grant it in the page. For the others it is inert, and an iframe has a placeholder in its place that names the
/// provider and offers to allow the category.
/// </summary>
/// <remarks>
/// Several categories, separated by spaces, must all be granted. Of a <c>&lt;picture&gt;</c>, and whatever else loads
/// by several elements, wrap the whole in <c>&lt;consent category="…"&gt;</c>.
/// </remarks>
[HtmlTargetElement("script", Attributes = CategoryAttribute)]
[HtmlTargetElement("iframe", Attributes = CategoryAttribute)]
[HtmlTargetElement("img", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("link", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
public sealed class ConsentCategoryTagHelper : TagHelper
{
    private const string CategoryAttribute = "consent-category";

    /// <summary>After all other tag helpers, which may still change what the element loads.</summary>
    public override int Order => int.MaxValue;

    /// <summary>The category that the element waits for; several, separated by spaces, must all be granted.</summary>
    [HtmlAttributeName(CategoryAttribute)]
    public string? Category { get; set; }

    /// <summary>
    /// Who is behind an embed, such as <c>Example Video</c>, as its placeholder says. Default: the host of its address.
    /// </summary>
    [HtmlAttributeName("consent-provider")]
    public string? Provider { get; set; }

    /// <summary>
    /// Whether an iframe that waits has a placeholder. It must not stand in a form then, because it is one.
    /// Default: <see langword="true"/>.
    /// </summary>
    [HtmlAttributeName("consent-placeholder")]
    public bool Placeholder { get; set; } = true;

    /// <summary>The view in which the tag stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no such category.</exception>
    /// <exception cref="InvalidOperationException">No category is named, or another tag helper adds elements that would not wait.</exception>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var gate = Gate.Of(ViewContext.HttpContext, Category);
        if (output.TagName is null || !output.PreElement.IsEmptyOrWhiteSpace || !output.PostElement.IsEmptyOrWhiteSpace)
        {
            throw new InvalidOperationException(
                "asp-fallback-* and asp-*-include write further elements, which would not wait for consent. " +
                "Leave them out, or wrap the element in <consent category=\"…\"> instead of giving it consent-category.");
        }

        if (WaitingElement.Is(output, "script")
            && gate.Nonce is { Length: > 0 } nonce
            && !output.Attributes.ContainsName("nonce"))
        {
            output.Attributes.Add("nonce", nonce);
        }

        output.PreElement.AppendHtml(gate.Script);
        if (gate.IsOpen)
        {
            return;
        }

        if (WaitingElement.Is(output, "iframe"))
        {
            // Not as an iframe without an address: going back in history, browsers load into it what it showed before.
            output.PreElement.AppendHtml(WaitingContent.Start(gate));
            output.PostElement.AppendHtml(WaitingContent.End(Placeholder
                ? EmbedPlaceholder.Of(gate, Provider ?? EmbedPlaceholder.HostOf(output), output.Attributes["class"])
                : null));
            return;
        }

        WaitingElement.Close(output, gate);
    }
}
