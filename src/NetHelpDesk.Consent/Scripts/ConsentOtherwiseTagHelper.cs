using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NetHelpDesk.Consent.Scripts;

namespace NetHelpDesk.Consent;

/// <summary>
/// <c>&lt;consent-otherwise&gt;</c> in <c>&lt;consent category="…"&gt;</c>: what visitors see who did not grant the
/// category. It goes when they grant it.
/// </summary>
[HtmlTargetElement("consent-otherwise")]
public sealed class ConsentOtherwiseTagHelper : TagHelper
{
    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">It does not stand in a <c>&lt;consent&gt;</c> element.</exception>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        if (!context.Items.TryGetValue(typeof(ConsentAlternative), out var found) || found is not ConsentAlternative alternative)
        {
            throw new InvalidOperationException("<consent-otherwise> belongs into <consent category=\"…\">.");
        }

        // Where it is not shown, nothing of it is rendered. It does not wait, and is no part of what does.
        var gate = alternative.Gate;
        alternative.Content = gate.IsOpen
            ? HtmlString.Empty
            : await gate.Scope.RenderAsync(gate.Consent.Context, output.GetChildContentAsync);
        output.SuppressOutput();
    }
}
