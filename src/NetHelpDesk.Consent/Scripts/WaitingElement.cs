using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent;

/// <summary>
/// Makes a script, an image or a link inert: whatever of it a browser would load or run is moved to <c>data-consent-</c> attributes, where
/// the script finds it. What is not there cannot load, whatever the browser and without the script.
/// </summary>
internal static class WaitingElement
{
    private const string Prefix = "data-consent-";

    private static readonly HashSet<string> Loading = new(StringComparer.OrdinalIgnoreCase)
    {
        "src", "srcset", "href", "imagesrcset", "attributionsrc", "style",
    };

    public static void Close(TagHelperOutput output, Gate gate)
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
        if (isScript)
        {
            output.Attributes.Add("type", "text/plain");
        }
    }

    public static bool Is(TagHelperOutput output, string tag) => tag.Equals(output.TagName, StringComparison.OrdinalIgnoreCase);
}
