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
            .Html($"\" data-consent-banner data-nosnippet aria-labelledby=\"nhd-choices-title\" {parts.Attributes}").Put(Slot.PageState).Html(">");
        parts.OpenForm(html);
        // What scrolls is reached with a keyboard: by the link to the policy, else by itself.
        html.Html($"<div class=\"nhd-text\"{(parts.Rules.PolicyUrl is null ? " tabindex=\"0\"" : "")}>");
        html.Put(Slot.Preview).Html("<h2 id=\"nhd-choices-title\">").Html(parts.Words.Encoded(TextKey.Title)).Html("</h2>");
        AddPurposes(html, parts);
        html.Html("<p>");
        parts.Modes.AddIntroduction(html, onPage: false);
        parts.AddPolicyLink(html.Html(" "));
        html.Html("</p>").Put(parts.Signal.WriteTo);
        html.Html("</div><div class=\"nhd-actions\">");
        parts.AddButtons(html, onPage: false);
        parts.AddPageUrl(html.Html("<p class=\"nhd-links\"><a data-consent-open href=\"")).Html("\">")
            .Html(parts.Words.Encoded(TextKey.Choose)).Html("</a></p></div></form><span class=\"nhd-end\"></span></section>");
        AddFloatingButton(html, parts);
        return html.End();
    }

    public static HtmlTemplate MakeForEverybody(ChoiceParts parts)
    {
        var html = new HtmlTemplate();
        AssetLinks.AddStyle(html);
        AssetLinks.AddScript(html);
        html.Html($"<noscript><div data-nosnippet {parts.Attributes}><a href=\"").Put(Slot.Action).Html("?returnUrl=").Put(Slot.ReturnQuery).Html("\">")
            .Html(parts.Words.Encoded(TextKey.PageTitle)).Html("</a></div></noscript>");
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
