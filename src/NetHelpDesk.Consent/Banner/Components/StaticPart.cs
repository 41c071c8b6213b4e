using Microsoft.AspNetCore.Components;

namespace NetHelpDesk.Consent.Banner;

/// <summary>The part of a page that is rendered once, with the request at hand, and stays as it is.</summary>
internal static class StaticPart
{
    /// <exception cref="InvalidOperationException">The component has a render mode.</exception>
    public static void Require(IComponentRenderMode? mode, string component)
    {
        if (mode is not null)
        {
            throw new InvalidOperationException(
                $"{component} stands in an interactive component, which would take it away when it starts. " +
                "Put it into App.razor, which is always rendered statically.");
        }
    }
}
