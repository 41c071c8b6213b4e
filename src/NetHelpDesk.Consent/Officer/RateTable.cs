using System.Globalization;
using NetHelpDesk.Consent.Markup;

namespace NetHelpDesk.Consent.Officer;

/// <summary>Rates as a table.</summary>
internal static class RateTable
{
    private static readonly string[] Headings = ["Granted", "Refused", "Withdrawn", "Acceptance", "Refusal"];

    public static void Add(HtmlTemplate html, string by, IReadOnlyList<ConsentRate> rates)
    {
        html.Html("<details open><summary>By ").Text(by.ToLowerInvariant()).Html("</summary><div class=\"nhd-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"By ")
            .Text(by.ToLowerInvariant()).Html("\"><table><thead><tr><th scope=\"col\">").Text(by).Html("</th>");
        foreach (var heading in Headings)
        {
            html.Html("<th scope=\"col\">").Html(heading).Html("</th>");
        }

        html.Html("</tr></thead><tbody>");
        foreach (var rate in rates)
        {
            html.Html("<tr><th scope=\"row\">").Text(rate.Name).Html("</th>");
            foreach (var cell in (string[])[Number(rate.Granted), Number(rate.Refused), Number(rate.Withdrawn), Percent(rate.Acceptance), Percent(rate.Refusal)])
            {
                html.Html("<td>").Text(cell).Html("</td>");
            }

            html.Html("</tr>");
        }

        html.Html("</tbody></table></div></details>");
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double? rate) =>
        rate is null ? "–" : (100 * rate.Value).ToString("0.0' %'", CultureInfo.InvariantCulture);
}
