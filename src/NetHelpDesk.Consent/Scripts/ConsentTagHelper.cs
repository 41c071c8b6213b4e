using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NetHelpDesk.Consent.Scripts;

namespace NetHelpDesk.Consent;

/// <summary>
/// <c>&lt;consent category="tracking"&gt;…&lt;/consent&gt;</c>: content for visitors who granted the category. For the
/// others it stands inert in the page, so that it can start without a reload when they grant it; they see what
/// <c>&lt;consent-otherwise&gt;</c> in it holds, or, where a provider is named, a placeholder that offers to allow it.
/// </summary>
/// <remarks>
/// Everybody's page holds the content. What the server must not even do without consent, such as asking another
/// company, belongs behind <c>HttpContext.GetConsent().IsGranted(…)</c>.
/// </remarks>
[HtmlTargetElement("consent", Attributes = "category")]
public sealed class ConsentTagHelper : TagHelper
{
    /// <summary>The category; several, separated by spaces, must all be granted.</summary>
    public string? Category { get; set; }

    /// <summary>
    /// Who is behind the content, as a placeholder says where there is no <c>&lt;consent-otherwise&gt;</c>.
    /// Default: none, no placeholder.
    /// </summary>
    public string? Provider { get; set; }

    /// <summary>The view in which the tag stands; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no such category.</exception>
    /// <exception cref="InvalidOperationException">No category is named.</exception>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var gate = Gate.Of(ViewContext.HttpContext, Category);

        // Before what is in the element, which may be out of reach and bring it too.
        var script = gate.Script;
        var alternative = new ConsentAlternative(gate);
        context.Items[typeof(ConsentAlternative)] = alternative;
        var content = await gate.Inside.RenderAsync(gate.Consent.Context, output.GetChildContentAsync);
        output.TagName = null;
        output.Content.SetHtmlContent(script);
        if (gate.IsOpen)
        {
            output.Content
                .AppendHtml(KeptPart.Start(gate, isReplaced: Provider is not null || alternative.Content is not null))
                .AppendHtml(gate.Granted)
                .AppendHtml(content)
                .AppendHtml(KeptPart.EndOf(gate));
            return;
        }

        output.Content.AppendHtml(WaitingContent.Of(
            gate, content, alternative.Content ?? (Provider is null ? null : EmbedPlaceholder.Of(gate, Provider, classes: null))));
    }
}
