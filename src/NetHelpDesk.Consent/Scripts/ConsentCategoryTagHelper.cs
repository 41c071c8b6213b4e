using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NetHelpDesk.Consent.Scripts;

namespace NetHelpDesk.Consent;

/// <summary>
/// <c>consent-category="tracking"</c> on any element: it loads for visitors who granted the category, and starts without
/// a reload for those who grant it in the page. For the others nothing of it can load, and an iframe, a video, an audio,
/// an object or an embed has a placeholder in its place that names the provider and offers to allow the category.
/// </summary>
/// <remarks>
/// Several categories, separated by spaces, must all be granted. Everything in the element waits with it.
/// </remarks>
[HtmlTargetElement("*", Attributes = CategoryAttribute)]
[HtmlTargetElement("area", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("base", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("bgsound", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("br", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("col", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("embed", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("frame", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("hr", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("img", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("input", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("link", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("meta", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("param", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("source", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("track", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("wbr", Attributes = CategoryAttribute, TagStructure = TagStructure.WithoutEndTag)]
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
    /// Whether an embed that waits has a placeholder; of other elements only those with a <see cref="Provider"/> have
    /// one. Default: <see langword="true"/>.
    /// </summary>
    [HtmlAttributeName("consent-placeholder")]
    public bool Placeholder { get; set; } = true;

    /// <summary>The view in which the tag stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no such category.</exception>
    /// <exception cref="InvalidOperationException">
    /// No category is named, another tag helper adds elements that would not wait, or the element is one without which
    /// there is no page.
    /// </exception>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var gate = Gate.Of(ViewContext.HttpContext, Category);
        if (output.TagName is null || !output.PreElement.IsEmptyOrWhiteSpace || !output.PostElement.IsEmptyOrWhiteSpace)
        {
            throw new InvalidOperationException(
                "asp-fallback-* and asp-*-include write further elements, which would not wait for consent. " +
                "Leave them out, or wrap the element in <consent category=\"…\"> instead of giving it consent-category.");
        }

        if (!WaitingElement.CanWait(output))
        {
            throw new InvalidOperationException(
                $"<{output.TagName}> cannot wait for consent. Give consent-category to what loads, or wrap it in <consent category=\"…\">.");
        }

        // Before what is in the element, which may be out of reach and bring it too.
        var script = gate.Script;
        if (WaitingElement.Is(output, "script")
            && gate.Nonce is { Length: > 0 } nonce
            && !output.Attributes.ContainsName("nonce"))
        {
            output.Attributes.Add("nonce", nonce);
        }

        var isReplaced = Placeholder && (WaitingElement.IsEmbed(output) || Provider is not null);
        if (gate.IsOpen || (WaitingElement.CanStay(output) && !context.Items.ContainsKey(typeof(ConsentPictureTagHelper))))
        {
            if (gate.IsOpen && !output.IsContentModified)
            {
                // Now, where it is known what they stand in; the framework takes them from here.
                await gate.Inside.RenderAsync(gate.Consent.Context, output.GetChildContentAsync);
            }

            output.PreElement.AppendHtml(script).AppendHtml(KeptPart.Start(gate, isReplaced));
            output.PostElement.AppendHtml(KeptPart.EndOf(gate));
            WaitingElement.Mark(output, gate);
            return;
        }

        // Not as an iframe without an address: going back in history, browsers load into it what it showed before.
        var alternative = isReplaced
            ? EmbedPlaceholder.Of(gate, Provider ?? EmbedPlaceholder.HostOf(output), output.Attributes["class"])
            : null;
        var element = await gate.Inside.RenderAsync(gate.Consent.Context, () => WaitingContent.TakeAsync(output));
        output.Content.SetHtmlContent(script).AppendHtml(WaitingContent.Of(gate, element, alternative));
    }
}
