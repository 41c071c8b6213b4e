using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Components;

/// <summary>
/// <c>&lt;CookieDeclaration /&gt;</c>, for Blazor: every category with its declared cookies (name, purpose, provider,
/// lifetime, third party) and the policy version, for a policy page. It renders what the tag helper
/// <c>&lt;cookie-declaration /&gt;</c> does; its headings are <c>h3</c>.
/// </summary>
/// <remarks>It may stand on an interactive page. There it keeps the language in which it was prerendered.</remarks>
/// <exception cref="InvalidOperationException"><c>UseNetHelpDeskConsent</c> has not run in this request.</exception>
public sealed class CookieDeclaration : ComponentBase
{
    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Inject]
    private CircuitPages Circuit { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized() => Circuit.Keep(Context);

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (RendererInfo.IsInteractive)
        {
            builder.AddMarkupContent(0, Circuit.Declaration(Navigation).ToString());
        }
        else if (Context?.GetConsent() is RequestConsent consent)
        {
            builder.AddMarkupContent(0, DeclarationContent.Of(consent).ToString());
        }
    }
}
