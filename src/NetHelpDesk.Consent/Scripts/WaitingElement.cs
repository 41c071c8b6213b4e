using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent.Scripts;

/// <summary>
/// Makes an element inert that can stay in the page: whatever of it a browser would load or run is moved to
/// <c>data-consent-</c> attributes, where the script finds it. What is not there cannot load, whatever the browser and
/// without the script. Of every other element nothing is in the page (<see cref="WaitingContent"/>).
/// </summary>
internal static class WaitingElement
{
    private const string Prefix = "data-consent-";

    private static readonly HashSet<string> Loading = new(StringComparer.OrdinalIgnoreCase)
    {
        "src", "srcset", "href", "imagesrcset", "attributionsrc", "style", "background", "ping", "lowsrc", "dynsrc",
    };

    /// <summary>
    /// Elements without content, which mean something where they stand, or say what would be there. Not an image in a
    /// picture: without an address of its own it loads what its siblings say.
    /// </summary>
    private static readonly HashSet<string> Staying = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "img", "link", "source", "track", "input", "frame",
    };

    /// <summary>Elements without which there is no page, or nowhere to put what waits.</summary>
    private static readonly HashSet<string> Frames = new(StringComparer.OrdinalIgnoreCase) { "html", "head", "body", "frameset" };

    /// <summary>Elements whose absence a visitor would notice, and in whose place something can be said.</summary>
    private static readonly HashSet<string> Embeds = new(StringComparer.OrdinalIgnoreCase)
    {
        "iframe", "video", "audio", "object", "embed",
    };

    public static bool CanStay(TagHelperOutput output) => Staying.Contains(output.TagName);

    public static bool CanWait(TagHelperOutput output) => !Frames.Contains(output.TagName);

    public static bool IsEmbed(TagHelperOutput output) => Embeds.Contains(output.TagName);

    /// <summary>Says what the element needed, so that a withdrawal reloads the page; or closes it.</summary>
    public static void Mark(TagHelperOutput output, Gate gate)
    {
        if (!gate.IsOpen)
        {
            Close(output, gate);
        }
        else if (gate.Needed.Count > 0)
        {
            output.Attributes.Add(Prefix + "granted", gate.Keys);
        }
    }

    private static void Close(TagHelperOutput output, Gate gate)
    {
        var isScript = Is(output, "script");
        for (var i = 0; i < output.Attributes.Count; i++)
        {
            var attribute = output.Attributes[i];
            if (Loading.Contains(attribute.Name)
                || attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || (isScript && attribute.Name.Equals("type", StringComparison.OrdinalIgnoreCase)))
            {
#pragma warning disable CA1308 // Not for comparison: attributes of HTML are written in lower case.
                output.Attributes[i] = new TagHelperAttribute(
                    Prefix + attribute.Name.ToLowerInvariant(), attribute.Value, attribute.ValueStyle);
#pragma warning restore CA1308
            }
        }

        output.Attributes.Add(Prefix + "category", gate.Keys);
        if (gate.NeedsReload)
        {
            output.Attributes.Add(Prefix + "reload", gate.Keys);
        }

        if (isScript)
        {
            output.Attributes.Add("type", "text/plain");
        }
    }

    public static bool Is(TagHelperOutput output, string tag) => tag.Equals(output.TagName, StringComparison.OrdinalIgnoreCase);
}
