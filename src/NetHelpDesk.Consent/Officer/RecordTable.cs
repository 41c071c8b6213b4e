using System.Globalization;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Markup;

namespace NetHelpDesk.Consent.Officer;

/// <summary>Records as a table, a page at a time.</summary>
internal static class RecordTable
{
    private static readonly string[] Headings = ["Time (UTC)", "What", "Categories", "Visitor", "Version", "Language", "Source", "Site", "Text", "Record"];

    public static void Add(HtmlTemplate html, HttpRequest request, string path, IReadOnlyList<ConsentRecord> records, bool hasMore)
    {
        if (records.Count == 0)
        {
            html.Html("<p>No records.</p>");
            return;
        }

        var address = request.PathBase.Add(path).ToUriComponent();
        html.Html("<div class=\"nhd-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Records\"><table><thead><tr>");
        foreach (var heading in Headings)
        {
            html.Html("<th scope=\"col\">").Html(heading).Html("</th>");
        }

        html.Html("</tr></thead><tbody>");
        foreach (var record in records)
        {
            AddRow(html, address, record);
        }

        html.Html("</tbody></table></div>");
        if (hasMore)
        {
            html.Html("<p class=\"nhd-links\"><a rel=\"next\" href=\"").Text(address + RecordQueryReader.Again(request, RecordQueryReader.CursorOf(records[^1])))
                .Html("\">Older records</a></p>");
        }
    }

    private static void AddRow(HtmlTemplate html, string address, ConsentRecord record)
    {
        html.Html("<tr><th scope=\"row\">").Text(record.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)).Html("</th><td>")
            .Text(record.Kind.ToString()).Html("</td><td>")
            .Text(string.Join(", ", record.Categories.Select(category => $"{category.Category}: {category.Outcome}"))).Html("</td><td>");
        if (record.Subject is { } subject)
        {
            html.Html("<a href=\"").Text($"{address}?subject={Uri.EscapeDataString(subject)}").Html("\"><code>").Text(subject).Html("</code></a>");
        }
        else
        {
            html.Html("forgotten");
        }

        html.Html("</td><td>").Text(record.PolicyVersion).Html("</td><td>").Text(record.Language).Html("</td><td>").Text(record.Source.ToString())
            .Html("</td><td>").Text(record.Site).Html("</td><td>");
        if (record.TextHash is { } hash)
        {
            html.Html("<a href=\"").Text($"{address}/texts/{hash}").Html("\"><code>").Text(hash[..12]).Html("</code></a>");
        }
        else
        {
            html.Html("not said");
        }

        html.Html("</td><td><code>").Text(record.Id.ToString()).Html("</code></td></tr>");
    }
}
