using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Scripts;

namespace NetHelpDesk.Consent.Banner;

/// <summary>What a <c>ConsentGate</c> holds, as text.</summary>
internal static class GatedContent
{
    /// <summary>Renders what waits as the value of an attribute, out of reach of what looks for tags in the page.</summary>
    /// <exception cref="InvalidOperationException">It holds interactive components, of which there is no text.</exception>
    public static async Task<string> RenderAsync(IServiceProvider services, RenderFragment? content)
    {
        if (content is null)
        {
            return "";
        }

        // The same services as the page's own renderer, so that what they cascade (the request) is there too.
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            try
            {
                var root = await renderer.RenderComponentAsync<Fragment>(
                    ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Fragment.Content)] = content }));
                using var html = new StringWriter();
                await using var escaping = new EscapingWriter(html);
                root.WriteHtmlTo(escaping);
                return html.ToString();
            }
            catch (NotSupportedException exception)
            {
                throw new InvalidOperationException(
                    "<ConsentGate> on a static page holds an interactive component. Put the gate into that component, around what loads.", exception);
            }
        });
    }

    /// <summary>What stands in a gate, which the gates in it are told.</summary>
    public static RenderFragment? In(Gate gate, RenderFragment? content) => content is null ? null : builder =>
    {
        builder.OpenComponent<CascadingValue<GateScope>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<GateScope>.Value), gate.Inside);
        builder.AddComponentParameter(2, nameof(CascadingValue<GateScope>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<GateScope>.ChildContent), content);
        builder.CloseComponent();
    };

    public static string Granted(IEnumerable<string> keys) => Marker("granted", keys);

    public static string Reload(IEnumerable<string> keys) => Marker("reload", keys);

    private static string Marker(string name, IEnumerable<string> keys)
    {
        var value = string.Join(' ', keys);
        return value.Length == 0 ? "" : $"<template data-consent-{name}=\"{HtmlEncoder.Default.Encode(value)}\"></template>";
    }

    /// <summary>Makes a component of a fragment.</summary>
    private sealed class Fragment : ComponentBase
    {
        [Parameter]
        public RenderFragment? Content { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
            builder.AddContent(0, Content);
    }
}
