using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Components;

/// <summary>
/// <c>&lt;ConsentWithdraw /&gt;</c>, for Blazor: a button that takes everything back at once, as easily as it was given
/// (GDPR Article 7(3)), for visitors who have granted something. It renders what the tag helper
/// <c>&lt;consent-withdraw /&gt;</c> does. Put it into <c>App.razor</c> or another part that is rendered statically.
/// </summary>
/// <exception cref="InvalidOperationException">
/// It stands in an interactive component, whose content is replaced when the component starts; or
/// <c>UseNetHelpDeskConsent</c> has not run in this request.
/// </exception>
public sealed class ConsentWithdraw : ComponentBase
{
    [CascadingParameter]
    private HttpContext? Context { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        StaticPart.Require(AssignedRenderMode, "<ConsentWithdraw />");
        if (Context?.GetConsent() is RequestConsent consent)
        {
            builder.AddMarkupContent(0, WithdrawalContent.Of(consent).ToString());
        }
    }
}
