using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Markup;

/// <summary>What visitors read about the declared cookies of one category.</summary>
internal static class CookieTable
{
    /// <summary>The table below a heading that opens it; for a form, where it would be in the way.</summary>
    public static void AddFolded(HtmlTemplate html, ConsentRules rules, Category category, SiteWords words)
    {
        if (IsEmpty(rules, category))
        {
            Add(html, rules, category, words);
            return;
        }

        html.Html("<details><summary aria-label=\"").Html(LabelOf(category, words)).Html("\">").Html(words.Encoded(TextKey.Cookies)).Html("</summary>");
        Add(html, rules, category, words);
        html.Html("</details>");
    }

    public static void Add(HtmlTemplate html, ConsentRules rules, Category category, SiteWords words)
    {
        var cookies = rules.Declared.Where(cookie => cookie.Category == category).ToArray();
        if (IsEmpty(rules, category))
        {
            html.Html("<p>").Html(words.Encoded(TextKey.NoCookies)).Html("</p>");
            return;
        }

        html.Html("<div class=\"nhd-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
            .Html(LabelOf(category, words)).Html("\"><table><thead><tr>");
        var hasKinds = cookies.Any(cookie => cookie.Declaration!.Kind != StorageKind.Cookie);
        foreach (var heading in (string[])[TextKey.Name, .. hasKinds ? [TextKey.Kind] : Array.Empty<string>(), TextKey.Purpose, TextKey.Provider, TextKey.Lifetime])
        {
            html.Html("<th scope=\"col\">").Html(words.Encoded(heading)).Html("</th>");
        }

        html.Html("</tr></thead><tbody>");
        if (category == rules.Categories.Essential)
        {
            AddRow(
                html,
                rules.ConsentCookie.Name,
                hasKinds ? words.Encoded(TextKey.StorageCookie) : null,
                words.Encoded(TextKey.ConsentCookiePurpose),
                words.Encoded(TextKey.ThisSite),
                words.Of(rules.ConsentCookie.StatedLifetime));
        }

        foreach (var cookie in cookies)
        {
            AddRow(html, cookie, hasKinds ? words.Encoded(KindOf(cookie.Declaration!.Kind)) : null, words);
        }

        html.Html("</tbody></table></div>");
    }

    /// <summary>Tells the list of one category from those of the others.</summary>
    private static string LabelOf(Category category, SiteWords words) => $"{words.Plain(TextKey.Cookies)}: {words.PlainNameOf(category)}";

    /// <summary>The consent cookie is essential, and always there.</summary>
    private static bool IsEmpty(ConsentRules rules, Category category) =>
        category != rules.Categories.Essential && rules.Declared.All(cookie => cookie.Category != category);

    private static string KindOf(StorageKind kind) => kind switch
    {
        StorageKind.LocalStorage => TextKey.StorageLocal,
        StorageKind.SessionStorage => TextKey.StorageSession,
        StorageKind.Pixel => TextKey.StoragePixel,
        _ => TextKey.StorageCookie,
    };

    /// <summary>What the site says of a cookie; what it does not say, the catalogue does.</summary>
    private static void AddRow(HtmlTemplate html, CookieRule cookie, string? kind, SiteWords words)
    {
        var (declared, known) = (cookie.Declaration!, cookie.Known);
        AddRow(
            html,
            cookie.Pattern.Text,
            kind,
            words.PurposeOf(cookie, known?.Purpose),
            words.ProviderOf(cookie, known is { IsOfThisSite: false } ? known.Provider : null)
                + (declared.ThirdParty ?? known?.ThirdParty ?? false ? $" ({words.Encoded(TextKey.ThirdParty)})" : ""),
            CookieLifetime.TryParse(declared.Lifetime, out var stated) ? words.Of(stated)
                : known is null ? "" : words.Of(known.Lifetime));
    }

    /// <summary>The cells but for the name are encoded already.</summary>
    private static void AddRow(HtmlTemplate html, string name, string? kind, string purpose, string provider, string lifetime)
    {
        html.Html("<tr><th scope=\"row\"><code>").Text(name).Html("</code></th>");
        foreach (var cell in (string[])[.. kind is null ? Array.Empty<string>() : [kind], purpose, provider, lifetime])
        {
            html.Html("<td>").Html(cell).Html("</td>");
        }

        html.Html("</tr>");
    }
}
