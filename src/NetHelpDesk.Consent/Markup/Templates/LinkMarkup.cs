using NetHelpDesk.Consent.Languages;

namespace NetHelpDesk.Consent.Markup;

/// <summary>The pieces of a link to the choices.</summary>
internal static class LinkMarkup
{
    /// <summary>Its words, which say what language they are in.</summary>
    public static HtmlTemplate MakeWords(ChoiceParts parts) =>
        new HtmlTemplate().Html($"<span {parts.Attributes}>").Html(parts.Words.Encoded(TextKey.Manage)).Html("</span>").End();

    /// <summary>Its address: the full page, in this language, with the way back. Not encoded.</summary>
    public static string Url(PageModel model, Language language) =>
        $"{model.Action}?lang={language.Tag}&returnUrl={Uri.EscapeDataString(model.ReturnUrl)}";

    /// <summary>What opens the choices in a dialog.</summary>
    public static HtmlTemplate MakeScript() => AssetLinks.AddScript(new HtmlTemplate()).End();
}
