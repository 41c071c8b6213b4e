using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Components;

/// <summary>
/// <c>&lt;ConsentLink /&gt;</c>, for Blazor: a link with which visitors see and change their choices, for the footer of
/// every page. It renders what the tag helper <c>&lt;consent-link /&gt;</c> does. Attributes go to the <c>a</c> element;
/// content of its own takes the place of the package's words.
/// </summary>
/// <remarks>
/// It may stand in an interactive layout. There it keeps the language in which it was prerendered, and brings no script:
/// the page got that when it was prerendered, or from <see cref="ConsentBanner"/>.
/// </remarks>
/// <exception cref="InvalidOperationException"><c>UseNetHelpDeskConsent</c> has not run in this request.</exception>
public sealed class ConsentLink : ComponentBase, IDisposable
{
    /// <summary>
    /// Whether the link brings the script, which browsers keep after the first visit. Without it, a page of a visitor
    /// who has decided holds no script of the package, and the link leads to the page of choices.
    /// Default: <see langword="true"/>.
    /// </summary>
    [Parameter]
    public bool Script { get; set; } = true;

    /// <summary>What the link says. Default: the package's words, in the visitor's language.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Attributes of the <c>a</c> element, such as <c>class</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? AdditionalAttributes { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Inject]
    private CircuitPages Circuit { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    void IDisposable.Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Circuit.Keep(Context);
        if (RendererInfo.IsInteractive)
        {
            // The way back is another one.
            Navigation.LocationChanged += OnLocationChanged;
        }
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (RendererInfo.IsInteractive)
        {
            Add(builder, Circuit.Link(Navigation), script: false);
        }
        else if (Context?.GetConsent() is RequestConsent consent)
        {
            Add(builder, LinkContent.Of(consent), Script);
        }
    }

    private void Add(RenderTreeBuilder builder, LinkContent link, bool script)
    {
        builder.OpenElement(0, "a");
        builder.AddMultipleAttributes(1, AdditionalAttributes);
        builder.AddAttribute(2, "href", link.Url);
        builder.AddAttribute(3, "data-consent-open", true);
        builder.AddAttribute(4, "data-consent-decided", link.IsDecided);
        if (ChildContent is not null)
        {
            builder.AddContent(5, ChildContent);
        }
        else
        {
            builder.AddMarkupContent(6, link.Words.ToString());
        }

        builder.CloseElement();
        if (script)
        {
            builder.AddMarkupContent(7, link.Script.ToString());
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(StateHasChanged);
}
