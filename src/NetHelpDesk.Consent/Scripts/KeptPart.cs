using NetHelpDesk.Consent.Markup;

namespace NetHelpDesk.Consent.Scripts;

/// <summary>
/// Keeps a part of a page that is open by consent from being parsed where the page outlived the decision: browsers show
/// pages that they kept, or made in advance, without asking the server.
/// </summary>
internal static class KeptPart
{
    /// <summary>
    /// The elements whose content is text to browsers, by how deep the part stands in others: what ends a part must not
    /// end the one around it. As in the script.
    /// </summary>
    private static readonly string[] Texts = ["noframes", "noembed", "xmp"];

    /// <summary>Parts that stand in so many others are not open from the start: there is no text for them.</summary>
    public static int Deepest => Texts.Length;

    /// <summary>Stands before the part. Where it is not open, or open to all, there is nothing to look at.</summary>
    /// <param name="gate">What the part waited for.</param>
    /// <param name="isReplaced">
    /// Where the part is closed, something else stands in its place, which only the server can make, or a circuit, which
    /// knows only for which state the page was made. Else nothing is missed where a part is not open.
    /// </param>
    public static string Start(Gate gate, bool isReplaced)
    {
        if (!gate.IsOpen || gate.Needed.Count == 0)
        {
            return "";
        }

        var url = $"{HtmlTemplate.Encode(gate.Consent.Runtime.Pages.UrlIn(gate.Consent.Context))}/kept.js?v={Asset.Kept.Hash}";
        var depth = gate.Scope.Depth == 0 ? "" : $" data-consent-depth=\"{gate.Scope.Depth}\"";

        // A script in a drawing goes by its href.
        return $"<script src=\"{url}\" href=\"{url}\"{PageNonce.Attribute(gate.Nonce)}{depth}"
            + $" data-consent-kept=\"{gate.Keys}\" data-consent-state=\"{HtmlTemplate.Encode(StateStamp.Of(gate.Consent))}\"{(isReplaced ? " data-consent-replaced" : "")}></script>";
    }

    /// <summary>
    /// Stands behind the part. A comment, unless the script has made the part text that is not shown: then the first
    /// half ends the text, and the second half is the comment.
    /// </summary>
    public static string EndOf(Gate gate) =>
        gate.IsOpen && gate.Needed.Count > 0 ? $"<!--]]></{Texts[gate.Scope.Depth]}><!---->" : "";
}
