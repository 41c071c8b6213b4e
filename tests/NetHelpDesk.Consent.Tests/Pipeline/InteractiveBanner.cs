using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using NetHelpDesk.Consent.Components;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A banner where it must not stand.</summary>
internal sealed class InteractiveBanner : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<ConsentBanner>(0);
        builder.AddComponentRenderMode(RenderMode.InteractiveServer);
        builder.CloseComponent();
    }
}
