using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Markup;

namespace NetHelpDesk.Consent.Receipts;

/// <summary>A receipt for people to read, and to print.</summary>
internal static class ReceiptPage
{
    public static async Task WriteAsync(ConsentReceipt receipt)
    {
        var context = receipt.Context;
        var rules = receipt.Consent.Rules;
        var language = BannerLanguage.Asked(context, rules);
        var words = new SiteWords(language);
        var html = new HtmlTemplate()
            .Html($"<!doctype html><html lang=\"{language.Tag}\" dir=\"{language.Direction}\"><head><meta charset=\"utf-8\">")
            .Html("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>")
            .Html(words.Plain(TextKey.Receipt)).Html("</title>");
        AssetLinks.AddStyle(html);
        html.Html("</head><body class=\"nhd nhd-page\"><main class=\"nhd-choices-page\" data-consent-receipt><h1>")
            .Html(words.Encoded(TextKey.Receipt)).Html("</h1>");
        foreach (var record in receipt.Records)
        {
            AddRecord(html, receipt, record, words);
        }

        if (receipt.Text is { } text)
        {
            html.Html("<pre class=\"nhd-text\">").Text(text.Text).Html("</pre>");
        }

        html.Html("<p>").Text(receipt.Controller).Html(receipt.Rules.Contact is null ? "" : " · ").Text(receipt.Rules.Contact ?? "").Html("</p>")
            .Html("<p class=\"nhd-links\"><a href=\"").Put(Slot.Action).Html($"?lang={language.Tag}\">").Html(words.Encoded(TextKey.PageTitle))
            .Html("</a></p></main></body></html>").End();
        using var page = new StringWriter();
        html.WriteTo(page, new PageModel(receipt.Consent.Runtime.Pages.UrlIn(context), "", receipt.Consent.State));
        var response = context.Response;
        PageHandler.SetHeaders(response);
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.WriteAsync(page.ToString(), context.RequestAborted);
        }
    }

    private static void AddRecord(HtmlTemplate html, ConsentReceipt receipt, ConsentRecord record, SiteWords words)
    {
        var rules = receipt.Consent.Rules;
        html.Html("<h2>").Html(words.Of(record.Id, record.At)).Html("</h2><p>").Html(words.Version(record.PolicyVersion))
            .Html(" · ").Text(record.Site).Html("</p><ul>");
        foreach (var category in record.Categories)
        {
            var name = rules.Categories.Find(category.Category) is { } known ? words.NameOf(known) : HtmlTemplate.Encode(category.Category);
            html.Html("<li>").Html(category.Outcome == ConsentOutcome.Granted ? "<b>✓</b> " : category.Outcome == ConsentOutcome.Undecided ? "– " : "✗ ")
                .Html(name).Html("</li>");
        }

        html.Html("</ul>");
    }
}
