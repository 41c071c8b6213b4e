using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Scripts;

namespace NetHelpDesk.Consent.Components;

/// <summary>
/// <c>&lt;ConsentGate Category="tracking"&gt;…&lt;/ConsentGate&gt;</c>, for Blazor: content for visitors who granted the
/// category. The others see <see cref="Otherwise"/>, or, where <see cref="Provider"/> is named, a placeholder that offers
/// to allow it; nothing of the content can load. It renders what the tag helper <c>&lt;consent&gt;</c> does, and starts
/// without a reload when the visitor grants the category.
/// </summary>
/// <remarks>
/// In an interactive component the content is not in the page before consent, and a grant loads the page again. Content
/// of a static page must be static too.
/// </remarks>
/// <exception cref="ArgumentException">There is no such category.</exception>
/// <exception cref="InvalidOperationException">
/// No category is named, <c>UseNetHelpDeskConsent</c> has not run in this request, or interactive content stands in a
/// static page.
/// </exception>
public sealed class ConsentGate : ComponentBase
{
    private Gate? _gate;
    private string? _script;
    private string? _waiting;

    /// <summary>The visitor granted it, as the browser said to an interactive component.</summary>
    private bool _isGranted;

    /// <summary>The category; several, separated by spaces, must all be granted.</summary>
    [Parameter]
    [EditorRequired]
    public string? Category { get; set; }

    /// <summary>
    /// Who is behind the content, as a placeholder says where there is no <see cref="Otherwise"/>. Default: none, no
    /// placeholder.
    /// </summary>
    [Parameter]
    public string? Provider { get; set; }

    /// <summary>What waits.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>What visitors see who did not grant the category. It goes when they grant it.</summary>
    [Parameter]
    public RenderFragment? Otherwise { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    /// <summary>The gates around this one.</summary>
    [CascadingParameter]
    private GateScope? Scope { get; set; }

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    [Inject]
    private CircuitPages Circuit { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The component is shown, or about to be, by a circuit, which takes what was rendered away.</summary>
    private bool IsInteractive => RendererInfo.IsInteractive || AssignedRenderMode is not null;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            _isGranted |= Circuit.WasGranted(Category);
            return;
        }

        if (Context is null)
        {
            return;
        }

        _gate = Gate.Of(Context, Category, Scope);
        Circuit.Keep(Context);
        Circuit.KeepGranted(Context);

        // Once: the component is rendered again when what waits is there.
        _script ??= _gate.Script;
        if (!_gate.IsOpen && !IsInteractive)
        {
            _waiting = await GatedContent.RenderAsync(Services, GatedContent.In(_gate, ChildContent));
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || _isGranted || Services.GetService<IJSRuntime>() is not { } script)
        {
            return;
        }

        try
        {
            var state = await script.InvokeAsync<JsonElement>("netHelpDeskConsent.state");
            _isGranted = Circuit.KeysOf(Category).All(key =>
                state.GetProperty("categories").TryGetProperty(key, out var granted) && granted.ValueKind == JsonValueKind.True);
        }
        catch (Exception exception) when (exception is JSException or JSDisconnectedException or OperationCanceledException or InvalidOperationException)
        {
            // A page without the script, or one that is gone: nothing is granted.
            return;
        }

        if (_isGranted)
        {
            StateHasChanged();
        }
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (_gate is null && !RendererInfo.IsInteractive)
        {
            return;
        }

        var isOpen = _gate?.IsOpen ?? _isGranted;
        builder.AddMarkupContent(0, _script);
        if (isOpen)
        {
            builder.AddMarkupContent(1, _gate is null
                ? GatedContent.Granted(Circuit.KeysOf(Category))
                : KeptPart.Start(_gate, IsInteractive || Provider is not null || Otherwise is not null) + _gate.Granted);
            builder.AddContent(2, _gate is null ? ChildContent : GatedContent.In(_gate, ChildContent));
            builder.AddMarkupContent(7, _gate is null ? "" : KeptPart.EndOf(_gate));
            return;
        }

        builder.AddMarkupContent(3, IsInteractive
            ? GatedContent.Reload(Circuit.KeysOf(Category))
            : WaitingContent.Start(_gate!) + _waiting + WaitingContent.End);
        if (Otherwise is not null)
        {
            builder.AddContent(4, Otherwise);
        }
        else if (Provider is not null)
        {
            builder.AddMarkupContent(5, _gate is not null
                ? EmbedPlaceholder.Of(_gate, Provider, classes: null).ToString()
                : Circuit.Placeholder(Category, Provider, Navigation));
        }

        if (!IsInteractive)
        {
            builder.AddMarkupContent(6, WaitingContent.Mark);
        }
    }
}
