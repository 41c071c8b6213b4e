using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Markup;

/// <summary>
/// The second layer: each category with its purpose, its cookies and a box. A page that works without script; the
/// script shows the content of its main part in a dialog.
/// </summary>
internal static class PageMarkup
{
    public static HtmlTemplate Make(ChoiceParts parts)
    {
        var words = parts.Words;
        var html = new HtmlTemplate()
            .Html($"<!doctype html><html {parts.Attributes}><head><meta charset=\"utf-8\">")
            .Html("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>")
            .Html(words.Plain(TextKey.PageTitle)).Html("</title>");
        AssetLinks.AddStyle(html);
        if (parts.Rules.StyleSheet is { } styleSheet)
        {
            html.Html("<link rel=\"stylesheet\" href=\"").Text(styleSheet).Html("\">");
        }

        html.Html("</head><body class=\"nhd nhd-page\"><main class=\"nhd-choices-page\" data-consent-page><h1 id=\"nhd-page-title\">")
            .Html(words.Encoded(TextKey.PageTitle)).Html("</h1>").Put(Slot.Preview).Put(Slot.Notice).Html("<p>");
        parts.Modes.AddIntroduction(html, onPage: true);
        html.Html("</p>").Put(parts.Signal.WriteTo).Html("<p data-consent-state>")
            .PutOwn((writer, model) => writer.Write(words.Of(model.State!))).Html("</p>");
        parts.AddPolicyLink(html.Html("<p class=\"nhd-links\">"));
        parts.OpenForm(html.Html("</p>"));
        foreach (var category in parts.Rules.Categories.All)
        {
            if (category.IsNeverAsked)
            {
                // An embed, or code, can have asked for it alone; what was granted can be taken back here.
                html.When(state => state.IsGranted(category), part => AddCategory(part, parts, category));
            }
            else
            {
                AddCategory(html, parts, category);
            }
        }

        if (parts.Rules.Categories.Asked.IsEmpty)
        {
            html.When(state => state.IsAnyGranted, part => AddActions(part, parts));
        }
        else
        {
            AddActions(html, parts);
        }

        AddRecord(html.Html("</form>"), parts);
        return html.Html("<p class=\"nhd-links\"><a data-consent-back href=\"").Put(Slot.ReturnUrl).Html("\">").Html(words.Encoded(TextKey.Back))
            .Html("</a></p></main></body></html>").End();
    }

    private static void AddActions(HtmlTemplate html, ChoiceParts parts)
    {
        html.Html("<div class=\"nhd-actions\">");
        parts.AddButtons(html, onPage: true);
        html.Html("<p class=\"nhd-buttons\"><button type=\"submit\" name=\"choice\" value=\"save\">").Html(parts.Words.Encoded(TextKey.Save))
            .Html("</button><button type=\"button\" data-consent-cancel hidden>").Html(parts.Words.Encoded(TextKey.Cancel)).Html("</button></p></div>");
    }

    /// <summary>Where the visitor's decision is recorded: its record, the receipt, and how to be forgotten.</summary>
    private static void AddRecord(HtmlTemplate html, ChoiceParts parts)
    {
        if (parts.Rules.Records is null)
        {
            return;
        }

        var (words, language) = (parts.Words, parts.Language);
        var receipt = $"/receipt?lang={language.Tag}\">{words.Encoded(TextKey.Receipt)}</a></p>";
        var forget = $"/forget?lang={language.Tag}\"><p>{words.Encoded(TextKey.ForgetMeNote)}</p>"
            + $"<p class=\"nhd-buttons\"><button type=\"submit\">{words.Encoded(TextKey.ForgetMe)}</button></p></form>";
        html.PutOwn((writer, model) =>
        {
            if (model.State?.Decision is { Reference: { } reference } decision)
            {
                var action = HtmlTemplate.Encode(model.Action);
                writer.Write($"<p data-consent-record>{words.Of(reference.Record, decision.At)} ");
                writer.Write($"<a href=\"{action}{receipt}<form method=\"post\" data-consent-forget action=\"{action}{forget}");
            }
        });
    }

    private static void AddCategory(HtmlTemplate html, ChoiceParts parts, Category category)
    {
        var (id, words) = ("nhd-page-" + category.Key, parts.Words);
        html.Html("<fieldset class=\"nhd-category\"><label>");
        html.Html($"<input type=\"checkbox\" name=\"category\" value=\"{category.Key}\" aria-describedby=\"{id}\"");
        if (category.IsExempt)
        {
            html.Html(" checked disabled");
        }
        else
        {
            html.Put(Slot.Checked, category);
        }

        html.Html("><span>").Html(words.NameOf(category));
        if (category.IsExempt)
        {
            html.Html(" <small>(").Html(words.Encoded(TextKey.AlwaysOn)).Html(")</small>");
        }

        html.Html($"</span></label><p id=\"{id}\">").Html(words.DescriptionOf(category));
        if (category.IsExempt && words.ReasonOf(category) is { Length: > 0 } reason)
        {
            html.Html(" ").Html(reason);
        }

        if (!category.IsExempt)
        {
            parts.Modes.AddCategoryNote(html, category, " ", "");
        }

        html.Html("</p>");
        CookieTable.AddFolded(html, parts.Rules, category, words);
        html.Html("</fieldset>");
    }
}
