using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Markup;

/// <summary>What one visitor's page or banner says.</summary>
/// <param name="Action">The address of the choices, path base included.</param>
/// <param name="ReturnUrl">Where the visitor goes on.</param>
/// <param name="State">The visitor's consent; <see langword="null"/> in what is the same for everybody.</param>
/// <param name="Position">Where the banner stands.</param>
/// <param name="Nonce">The nonce of the page's content security policy, if it has one.</param>
internal readonly record struct PageModel(
    string Action, string ReturnUrl, ConsentState? State, BannerPosition Position = BannerPosition.Bottom, string? Nonce = null)
{
    /// <summary>The hash of the text that the visitor is shown; nothing where decisions are not recorded.</summary>
    public string? TextHash { get; init; }

    /// <summary>The state for which a page is made that browsers may keep.</summary>
    public string? PageState { get; init; }

    /// <summary>What the visitor must know before all else, encoded.</summary>
    public string? Notice { get; init; }

    /// <summary>What a developer must know before all else, encoded.</summary>
    public string? Preview { get; init; }

    /// <summary>
    /// Only what is the same for all visitors in this state is wanted: the text that is kept as shown to them.
    /// </summary>
    public bool IsShownText { get; init; }

    public void Write(TextWriter writer, Slot slot, Category? category)
    {
        switch (slot)
        {
            case Slot.Action:
                HtmlTemplate.Encoder.Encode(writer, Action);
                break;
            case Slot.ReturnUrl:
                HtmlTemplate.Encoder.Encode(writer, ReturnUrl);
                break;
            case Slot.ReturnQuery:
                HtmlTemplate.Encoder.Encode(writer, Uri.EscapeDataString(ReturnUrl));
                break;
            case Slot.Nonce:
                writer.Write(PageNonce.Attribute(Nonce));
                break;
            case Slot.PageState when PageState is not null:
                writer.Write(" data-consent-state=\"");
                HtmlTemplate.Encoder.Encode(writer, PageState);
                writer.Write('"');
                break;
            case Slot.Position when Position == BannerPosition.Corner:
                writer.Write(" nhd-corner");
                break;
            case Slot.Position when Position == BannerPosition.Center:
                writer.Write(" nhd-center");
                break;
            case Slot.HiddenUnlessGranted when State?.IsAnyGranted != true:
                writer.Write(" hidden");
                break;
            case Slot.TextHash when TextHash is not null:
                writer.Write($"<input type=\"hidden\" name=\"text\" value=\"{TextHash}\">");
                break;
            case Slot.Preview when Preview is not null:
                writer.Write($"<p class=\"nhd-note\" lang=\"en\" data-consent-preview>{Preview}</p>");
                break;
            case Slot.Notice when Notice is not null:
                writer.Write($"<p class=\"nhd-note\" role=\"alert\" data-consent-notice>{Notice}</p>");
                break;
            case Slot.Checked when State?.IsGranted(category!) == true:
                writer.Write(" checked");
                break;
        }
    }
}
