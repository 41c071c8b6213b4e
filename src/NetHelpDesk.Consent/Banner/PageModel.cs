namespace NetHelpDesk.Consent;

/// <summary>What one visitor's page or banner says.</summary>
/// <param name="Action">The address of the choices, path base included.</param>
/// <param name="ReturnUrl">Where the visitor goes on.</param>
/// <param name="State">The visitor's consent; <see langword="null"/> in what is the same for everybody.</param>
/// <param name="Position">Where the banner stands.</param>
/// <param name="Nonce">The nonce of the page's content security policy, if it has one.</param>
internal readonly record struct PageModel(
    string Action, string ReturnUrl, ConsentState? State, BannerPosition Position = BannerPosition.Bottom, string? Nonce = null)
{
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
            case Slot.Position when Position == BannerPosition.Corner:
                writer.Write(" nhd-corner");
                break;
            case Slot.Position when Position == BannerPosition.Center:
                writer.Write(" nhd-center");
                break;
            case Slot.HiddenUnlessGranted when State?.IsAnyGranted != true:
                writer.Write(" hidden");
                break;
            case Slot.Checked when State?.IsGranted(category!) == true:
                writer.Write(" checked");
                break;
        }
    }
}
