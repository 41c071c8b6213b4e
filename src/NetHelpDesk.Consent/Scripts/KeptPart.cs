using NetHelpDesk.Consent.Markup;

namespace NetHelpDesk.Consent.Scripts;

/// <summary>
/// Keeps a part of a page that is open by consent from being parsed where the page outlived the decision: browsers show
/// pages that they kept, or made in advance, without asking the server.
/// </summary>
internal static class KeptPart
{
    /// <summary>
    /// Stands behind the part. A comment, unless the script has made the part text that is not shown: then the first
    /// half ends the text, and the second half is the comment.
    /// </summary>
    public const string End = "<!--</noframes><!---->";

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

        var url = HtmlTemplate.Encode(gate.Consent.Runtime.Pages.UrlIn(gate.Consent.Context));
        return $"<script src=\"{url}/kept.js?v={Asset.Kept.Hash}\"{PageNonce.Attribute(gate.Nonce)}"
            + $" data-consent-kept=\"{gate.Keys}\" data-consent-state=\"{HtmlTemplate.Encode(StateStamp.Of(gate.Consent))}\"{(isReplaced ? " data-consent-replaced" : "")}></script>";
    }

    public static string EndOf(Gate gate) => gate.IsOpen && gate.Needed.Count > 0 ? End : "";
}
