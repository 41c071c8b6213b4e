using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Scripts;

namespace NetHelpDesk.Consent.Components;

/// <summary>
/// <c>&lt;ConsentHead /&gt;</c>, for Blazor: the early script, where an option needs it
/// (<see cref="ConsentOptions.GuardScriptCookies"/>, <see cref="ConsentOptions.Signals"/>, or storage that is declared);
/// else nothing. Put it first into <c>&lt;head&gt;</c> of <c>App.razor</c>, before every other script. Razor Pages and
/// views have it without a tag.
/// </summary>
/// <exception cref="InvalidOperationException">
/// It stands in an interactive component; or <c>UseNetHelpDeskConsent</c> has not run in this request.
/// </exception>
public sealed class ConsentHead : ComponentBase
{
    [CascadingParameter]
    private HttpContext? Context { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        StaticPart.Require(AssignedRenderMode, "<ConsentHead />");
        if (Context?.GetConsent() is RequestConsent { Runtime.Pages.EarlyScript.IsNeeded: true } consent)
        {
            builder.AddMarkupContent(0, EarlyTag.Of(consent));
        }
    }
}
