using System.Globalization;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Markup;

/// <summary>All categories and their cookies, for a policy page.</summary>
internal static class DeclarationMarkup
{
    public static HtmlTemplate Make(ChoiceParts parts)
    {
        var (rules, words) = (parts.Rules, parts.Words);
        var html = new HtmlTemplate();
        AssetLinks.AddStyle(html);
        html.Html($"<div class=\"nhd-declaration\" data-consent-declaration {parts.Attributes}>");
        foreach (var category in rules.Categories.All.Where(category => !category.IsNeverAsked))
        {
            html.Html("<h3>").Html(words.NameOf(category)).Html("</h3><p>").Html(words.DescriptionOf(category)).Html("</p>");
            CookieTable.Add(html, rules, category, words);
        }

        html.Html("<p><small>").Html(words.Version(rules.PolicyVersion)).Html("</small>");
        if (PolicyDate.Of(rules.PolicyVersion) is { } date)
        {
            html.Html($" <small><time datetime=\"{date}\">")
                .Text(parts.Language.Of(DateOnly.Parse(date, CultureInfo.InvariantCulture))).Html("</time></small>");
        }

        return html.Html("</p></div>").End();
    }
}
