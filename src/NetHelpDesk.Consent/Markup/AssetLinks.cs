namespace NetHelpDesk.Consent.Markup;

/// <summary>The elements that bring the package's style sheet and script into a page.</summary>
internal static class AssetLinks
{
    public static HtmlTemplate AddStyle(HtmlTemplate html) => html
        .Html("<link rel=\"stylesheet\" data-consent-style href=\"").Put(Slot.Action).Html($"/consent.css?v={Asset.Style.Hash}\"").Put(Slot.Nonce).Html(">");

    public static HtmlTemplate AddScript(HtmlTemplate html) => html
        .Html("<script type=\"module\" src=\"").Put(Slot.Action).Html($"/consent.js?v={Asset.Script.Hash}\"").Put(Slot.Nonce).Html("></script>");
}
