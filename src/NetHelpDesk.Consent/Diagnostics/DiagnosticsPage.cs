using System.Globalization;
using System.Text;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Verdicts;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>What discovery found, for the site's developers. In English, as the log is.</summary>
internal static class DiagnosticsPage
{
    private static readonly string[] Headings = ["Category", "Told by", "Written", "By", "Received", "Verdicts"];

    public static string Write(RequestConsent consent)
    {
        var discovery = consent.Runtime.Verdicts.Discovery;
        var cookies = discovery.Cookies;
        var url = consent.Runtime.Pages.UrlIn(consent.Context);
        var html = new StringBuilder()
            .Append("""<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">""")
            .Append("""<meta name="robots" content="noindex"><title>Cookies of this application</title>""")
            .Append(CultureInfo.InvariantCulture, $"<link rel=\"stylesheet\" href=\"{url}/consent.css?v={Asset.Style.Hash}\">")
            .Append(CultureInfo.InvariantCulture, $"<link rel=\"stylesheet\" href=\"{url}{DiagnosticsHandler.StylePath}?v={Asset.DiagnosticsStyle.Hash}\">")
            .Append("""</head><body class="nhd nhd-page"><main class="nhd-diagnostics"><h1>Cookies of this application</h1>""")
            .Append("<p>Seen since it started, without values. Enforcement is <code>")
            .Append(consent.Rules.Enforcement)
            .Append("</code>. For programs: <code>Accept: application/json</code>.</p><p><strong>")
            .Append(HtmlTemplate.Encode(Readiness.Describe(Readiness.InTheWay(consent.Runtime))))
            .Append("</strong></p>");
        if (discovery.NotKept > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"nhd-note\">{discovery.NotKept} sightings of other names are not listed: there is no room for more.</p>");
        }

        AddUndeclared(html, cookies, consent);
        AddTable(html, "Written by the application", [.. cookies.Where(cookie => cookie.Written > 0)]);
        AddTable(html, "Only received from browsers", [.. cookies.Where(cookie => cookie.Written == 0)]);
        return html.Append("</main></body></html>").ToString();
    }

    private static void AddUndeclared(StringBuilder html, IReadOnlyList<CookieReport> cookies, RequestConsent consent)
    {
        html.Append("<h2>To declare</h2>");
        var advisor = consent.Runtime.Verdicts.Advisor;
        var written = advisor.ToDeclare(cookies.Where(cookie => cookie.IsUndeclared), consent.Rules).ToArray();
        var received = advisor.ToDeclare(cookies.Where(cookie => cookie.IsUndeclaredTracker), consent.Rules)
            .ExceptBy(written.Select(advice => advice.Name), advice => advice.Name).ToArray();
        if (written.Length + received.Length == 0)
        {
            html.Append("<p>Nothing. Every cookie that the application was seen to write is declared.</p>");
            return;
        }

        if (written.Length > 0)
        {
            AddPaste(html, "The application writes these, or uses a part of ASP.NET Core that does, and nothing declares them. Paste into appsettings, fill in each “…”, and check the rest:", written);
        }

        if (received.Length > 0)
        {
            AddPaste(html, "Browsers send these, which the package knows; most likely a script of your pages sets them. If so, declare them too:", received);
        }
    }

    private static void AddPaste(StringBuilder html, string introduction, CookieAdvice[] cookies) =>
        html.Append("<p>").Append(introduction).Append("</p><pre tabindex=\"0\"><code>")
            .Append(HtmlTemplate.Encode(CookieSnippet.Section(cookies)))
            .Append("</code></pre>");

    private static void AddTable(StringBuilder html, string title, CookieReport[] cookies)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2>{title} ({cookies.Length})</h2>");
        if (cookies.Length == 0)
        {
            html.Append("<p>None yet.</p>");
            return;
        }

        html.Append(CultureInfo.InvariantCulture, $"<div class=\"nhd-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><table><thead><tr><th scope=\"col\">Name</th>");
        foreach (var heading in Headings)
        {
            html.Append("<th scope=\"col\">").Append(heading).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var cookie in cookies)
        {
            AddRow(html, cookie);
        }

        html.Append("</tbody></table></div>");
    }

    private static void AddRow(StringBuilder html, CookieReport cookie)
    {
        var name = cookie.Name.Length == 0 ? "(no name)" : cookie.Name;
        html.Append(cookie.IsUndeclared || cookie.IsUndeclaredTracker ? "<tr><th scope=\"row\" class=\"nhd-undeclared\"><code>" : "<tr><th scope=\"row\"><code>")
            .Append(HtmlTemplate.Encode(name)).Append("</code>");
        foreach (var example in cookie.Examples.Where(example => example != cookie.Name))
        {
            html.Append("<small><code>").Append(HtmlTemplate.Encode(example)).Append("</code></small>");
        }

        html.Append("</th>");
        string[][] cells =
        [
            [cookie.Category ?? "unknown"],
            [cookie.Rule is { } rule ? $"{cookie.ClassifiedBy} {rule.Pattern.Text}" : cookie.ClassifiedBy.ToString()],
            [.. cookie.Ways.Select(way => $"{way.Key} {Times(way.Value)}")],
            [.. cookie.Endpoints.Select(endpoint => $"{endpoint.Key} {Times(endpoint.Value)}")],
            cookie.Received > 0 ? [Times(cookie.Received)] : [],
            [.. cookie.Verdicts.Select(verdict =>
                $"{verdict.Action}, {verdict.Reason}{(verdict.Enforced ? "" : ", not enforced")} {Times(verdict.Count)}")],
        ];
        foreach (var (heading, lines) in Headings.Zip(cells))
        {
            AddCell(html, heading, lines);
        }

        html.Append("</tr>");
    }

    private static void AddCell(StringBuilder html, string heading, string[] lines)
    {
        html.Append("<td data-label=\"").Append(heading).Append("\">");
        if (lines.Length == 1)
        {
            html.Append(HtmlTemplate.Encode(lines[0]));
        }
        else if (lines.Length > 1)
        {
            html.Append("<ul><li>").AppendJoin("</li><li>", lines.Select(HtmlTemplate.Encode)).Append("</li></ul>");
        }

        html.Append("</td>");
    }

    private static string Times(long count) => string.Create(CultureInfo.InvariantCulture, $"×{count}");
}
