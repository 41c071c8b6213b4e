using NetHelpDesk.Consent.Languages;

namespace NetHelpDesk.Consent.Markup;

/// <summary>The first layer: what is asked, for which purposes, and the two answers with equal weight.</summary>
internal static class BannerMarkup
{
    public static HtmlTemplate Make(ChoiceParts parts)
    {
        var html = new HtmlTemplate();
        AssetLinks.AddStyle(html);
        AssetLinks.AddScript(html);
        html.Html("<section class=\"nhd nhd-choices").Put(Slot.Position)
            .Html($"\" data-consent-banner aria-labelledby=\"nhd-choices-title\" {parts.Attributes}").Put(Slot.PageState).Html(">");
        parts.OpenForm(html);
        html.Html($"<div class=\"nhd-text\"{(parts.Rules.PolicyUrl is null ? " tabindex=\"0\"" : "")}>");
        html.Put(Slot.Preview).Html("<h2 id=\"nhd-choices-title\">").Html(parts.Words.Encoded(TextKey.Title)).Html("</h2><p>");
        parts.Modes.AddIntroduction(html, onPage: false);
        html.Html("</p>").Put(parts.Signal.WriteTo);
        AddPurposes(html, parts);
        AddPolicyLink(html, parts);
        html.Html("</div><div class=\"nhd-actions\">");
        parts.AddButtons(html, onPage: false);
        parts.AddPageUrl(html.Html("<p class=\"nhd-links\"><a data-consent-open href=\"")).Html("\">")
            .Html(parts.Words.Encoded(TextKey.Choose)).Html("</a></p></div></form></section>");
        AddFloatingButton(html, parts);
        return html.End();
    }

    public static HtmlTemplate MakeForEverybody(ChoiceParts parts)
    {
        var html = new HtmlTemplate();
        AssetLinks.AddStyle(html);
        AssetLinks.AddScript(html);
        html.Html($"<noscript><p {parts.Attributes}><a href=\"").Put(Slot.Action).Html("?returnUrl=").Put(Slot.ReturnQuery).Html("\">")
            .Html(parts.Words.Encoded(TextKey.PageTitle)).Html("</a></p></noscript>");
        AddFloatingButton(html, parts);
        return html.End();
    }

    public static HtmlTemplate MakeButton(ChoiceParts parts)
    {
        var html = new HtmlTemplate();
        if (parts.Rules.FloatingButton)
        {
            AssetLinks.AddStyle(html);
            AssetLinks.AddScript(html);
            AddFloatingButton(html, parts, " data-consent-decided");
        }

        return html.End();
    }

    /// <summary>In the text, which scrolls where it is long, so that a keyboard reaches it.</summary>
    private static void AddPolicyLink(HtmlTemplate html, ChoiceParts parts)
    {
        if (parts.Rules.PolicyUrl is not null)
        {
            parts.AddPolicyLink(html.Html("<p class=\"nhd-links\">"));
            html.Html("</p>");
        }
    }

    private static void AddPurposes(HtmlTemplate html, ChoiceParts parts)
    {
        var asked = parts.Rules.Categories.All.Where(category => category.IsAsked).ToArray();
        if (asked.Length == 0)
        {
            return;
        }

        html.Html("<ul class=\"nhd-purposes\">");
        foreach (var category in asked)
        {
            html.Html("<li>").Html(parts.Words.NameOf(category));
            parts.Modes.AddCategoryNote(html, category, " <small>(", ")</small>");
            html.Html("</li>");
        }

        html.Html("</ul>");
    }

    /// <summary>Follows the banner, whose style sheet shows it once the banner is away.</summary>
    private static void AddFloatingButton(HtmlTemplate html, ChoiceParts parts, string attribute = "")
    {
        if (parts.Rules.FloatingButton)
        {
            parts.AddPageUrl(html.Html($"<a class=\"nhd nhd-float\" data-consent-open{attribute} {parts.Attributes} href=\""))
                .Html("\"").Put(Slot.PageState).Html(">").Html(parts.Words.Encoded(TextKey.Manage)).Html("</a>");
        }
    }
}
