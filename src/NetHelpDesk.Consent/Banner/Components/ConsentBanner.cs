using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Components;

/// <summary>
/// <c>&lt;ConsentBanner /&gt;</c>, for Blazor: asks visitors who have not decided; nothing for those who have, but for
/// the floating button (<see cref="ConsentOptions.FloatingButton"/>). Put it into <c>App.razor</c>, directly after
/// <c>&lt;body&gt;</c>: that component is always rendered statically, whatever the pages are. It renders what the tag
/// helper <c>&lt;consent-banner /&gt;</c> does, works with enhanced navigation, and works without the script.
/// </summary>
/// <remarks>Outside of a request, as in an email that is rendered from a component, it renders nothing.</remarks>
/// <exception cref="InvalidOperationException">
/// It stands in an interactive component, whose content is replaced when the component starts; or
/// <c>UseNetHelpDeskConsent</c> has not run in this request.
/// </exception>
public sealed class ConsentBanner : ComponentBase
{
    /// <summary>
    /// Where the banner stands on this page; <see langword="null"/>, the default, is
    /// <see cref="ConsentOptions.BannerPosition"/>. Not heeded with <see cref="BannerMode.CacheSafe"/>.
    /// </summary>
    [Parameter]
    public BannerPosition? Position { get; set; }

    /// <summary>
    /// Whether to show the banner to visitors who have decided too, for a page on which its look is worked on.
    /// Default: <see langword="false"/>.
    /// </summary>
    [Parameter]
    public bool Preview { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        StaticPart.Require(AssignedRenderMode, "<ConsentBanner />");
        if (Context?.GetConsent() is RequestConsent consent)
        {
            builder.AddMarkupContent(0, BannerContent.Of(consent, Position, Preview)?.ToString());
        }
    }
}
