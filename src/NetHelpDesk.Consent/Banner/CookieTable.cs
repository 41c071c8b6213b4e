namespace NetHelpDesk.Consent;

/// <summary>What visitors read about the declared cookies of one category.</summary>
internal static class CookieTable
{
    public static void Add(HtmlTemplate html, ConsentRules rules, Category category)
    {
        var cookies = rules.Declared.Where(cookie => cookie.Category == category).ToArray();
        if (cookies.Length == 0 && category != rules.Categories.Essential)
        {
            html.Html("<p>").Text(Words.NoCookies).Html("</p>");
            return;
        }

        html.Html("<details><summary>").Text(Words.Cookies).Html("</summary><div class=\"nhd-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
            .Text($"{Words.Cookies}: {category.DisplayName}").Html("\"><table><thead><tr>");
        foreach (var heading in (string[])[Words.Name, Words.Purpose, Words.Provider, Words.Lifetime])
        {
            html.Html("<th scope=\"col\">").Text(heading).Html("</th>");
        }

        html.Html("</tr></thead><tbody>");
        if (category == rules.Categories.Essential)
        {
            AddRow(html, rules.ConsentCookie.Name, Words.ConsentCookiePurpose, Words.ThisSite, Words.Of(rules.ConsentCookie.StatedLifetime));
        }

        foreach (var cookie in cookies)
        {
            AddRow(html, cookie.Pattern.Text, cookie.Declaration!);
        }

        html.Html("</tbody></table></div></details>");
    }

    private static void AddRow(HtmlTemplate html, string name, CookieDeclaration cookie) => AddRow(
        html,
        name,
        cookie.RequiresConsent == false && cookie.Reason is not null ? $"{cookie.Purpose} {cookie.Reason}".Trim() : cookie.Purpose ?? "",
        (cookie.Provider ?? Words.ThisSite) + (cookie.ThirdParty ? $" ({Words.ThirdParty})" : ""),
        CookieLifetime.TryParse(cookie.Lifetime, out var lifetime) ? Words.Of(lifetime) : "");

    private static void AddRow(HtmlTemplate html, string name, string purpose, string provider, string lifetime)
    {
        html.Html("<tr><th scope=\"row\"><code>").Text(name).Html("</code></th>");
        foreach (var cell in (string[])[purpose, provider, lifetime])
        {
            html.Html("<td>").Text(cell).Html("</td>");
        }

        html.Html("</tr>");
    }
}
