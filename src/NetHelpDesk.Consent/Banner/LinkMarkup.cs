namespace NetHelpDesk.Consent;

/// <summary>The pieces of a link to the choices.</summary>
internal static class LinkMarkup
{
    /// <summary>Its words, which say what language they are in.</summary>
    public static HtmlTemplate MakeWords(ChoiceParts parts) =>
        new HtmlTemplate().Html($"<span {parts.Attributes}>").Html(parts.Words.Encoded(Words.Manage)).Html("</span>").End();

    /// <summary>Its address.</summary>
    public static HtmlTemplate MakeUrl(ChoiceParts parts) => parts.AddPageUrl(new HtmlTemplate()).End();

    /// <summary>What opens the choices in a dialog.</summary>
    public static HtmlTemplate MakeScript() => AssetLinks.AddScript(new HtmlTemplate()).End();
}
