using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Banner;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Officer;

/// <summary>The privacy officer's page: how visitors decided, and a search in the records.</summary>
internal static class OfficerPage
{
    /// <summary>Below the path of the choices, as all that the package serves to everybody.</summary>
    public const string ScriptPath = "/export.js";
    public const string StylePath = "/records.css";

    public static async Task GetAsync(HttpContext context, IConsentRecordStore store, string path)
    {
        var request = context.Request;
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var (first, last) = RecordQueryReader.ReadDays(request, now);
        var statistics = new ConsentStatistics(await store.TallyAsync(first, last, context.RequestAborted));
        var query = RecordQueryReader.ReadPage(request);
        var records = await store.ReadAsync(query, context.RequestAborted);
        var total = await store.CountAsync(RecordQueryReader.Read(request), context.RequestAborted);

        var html = Begin();
        AddStatistics(html, statistics, first, last);
        html.Html("<h2>Records</h2>");
        AddForm(html, request);
        AddExports(html, request, path, total);
        RecordTable.Add(html, request, path, records, hasMore: records.Count == query.Limit);
        html.Html("</main><script type=\"module\" src=\"").Put(Slot.Action)
            .Html($"{ScriptPath}?v={Asset.ExportScript.Hash}\"").Put(Slot.Nonce).Html("></script></body></html>").End();

        var pages = context.RequestServices.GetRequiredService<ConsentRuntimeProvider>().Current.Pages;
        using var page = new StringWriter();
        html.WriteTo(page, new PageModel(pages.UrlIn(context), "", State: null, Nonce: PageNonce.In(context)));
        PageHandler.SetHeaders(context.Response, scripts: true);
        await context.Response.WriteAsync(page.ToString(), context.RequestAborted);
    }

    private static HtmlTemplate Begin() => AssetLinks.AddStyle(new HtmlTemplate()
            .Html("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Html("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">")
            .Html("<title>Records of consent</title>"))
        .Html("<link rel=\"stylesheet\" href=\"").Put(Slot.Action).Html($"{StylePath}?v={Asset.RecordsStyle.Hash}\"").Put(Slot.Nonce).Html("></head><body class=\"nhd nhd-page\"><main class=\"nhd-choices-page\" data-consent-records><h1>Records of consent</h1>");

    private static void AddStatistics(HtmlTemplate html, ConsentStatistics statistics, DateOnly first, DateOnly last)
    {
        html.Html("<h2>How visitors decided</h2><p>")
            .Text(string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd} to {last:yyyy-MM-dd} (UTC). Each decision counts once for each category; taking a grant back counts by itself."))
            .Html("</p>");
        if (statistics.ByDay.Count == 0)
        {
            html.Html("<p>No decisions.</p>");
            return;
        }

        RateChart.Add(html, statistics.ByDay);
        RateTable.Add(html, "Category", statistics.ByCategory);
        RateTable.Add(html, "Policy version", statistics.ByVersion);
        RateTable.Add(html, "Language", statistics.ByLanguage);
        RateTable.Add(html, "Day", statistics.ByDay);
    }

    private static void AddForm(HtmlTemplate html, HttpRequest request)
    {
        html.Html("<form method=\"get\" role=\"search\">");
        foreach (var (name, label, type) in new[]
        {
            ("subject", "Visitor’s id", "text"), ("account", "Account’s id", "text"), ("from", "From", "date"), ("until", "Until", "date"),
            ("version", "Policy version", "text"),
        })
        {
            if (name == "account" && !RecordQueryReader.LinksAccounts(request))
            {
                continue;
            }

            html.Html($"<p><label>{label} <input type=\"{type}\" name=\"{name}\" value=\"").Text(RecordQueryReader.Value(request, name) ?? "")
                .Html("\"></label></p>");
        }

        html.Html("<p class=\"nhd-buttons\"><button type=\"submit\">Search</button></p></form>");
    }

    private static void AddExports(HtmlTemplate html, HttpRequest request, string path, long total)
    {
        var address = request.PathBase.Add(path).ToUriComponent();
        var query = HtmlTemplate.Encode(RecordQueryReader.Again(request));
        html.Html("<p class=\"nhd-links\">").Text(total.ToString("N0", CultureInfo.InvariantCulture)).Html(" records. Export them all: ")
            .Html("<a href=\"").Text(address).Html($"/export.csv{query}\" download data-consent-export=\"csv\">CSV</a> ")
            .Html("<a href=\"").Text(address).Html($"/export.jsonl{query}\" download data-consent-export=\"jsonl\">JSON Lines</a></p>")
            .Html("<p class=\"nhd-buttons\" data-consent-export-progress hidden><progress aria-label=\"Export\"></progress> ")
            .Html("<span role=\"status\"></span> <button type=\"button\">Stop</button></p>");
    }
}
