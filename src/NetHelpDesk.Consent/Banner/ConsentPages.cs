namespace NetHelpDesk.Consent;

/// <summary>The banner and the full page, written in advance from the rules.</summary>
internal sealed class ConsentPages
{
    private readonly ConsentRules _rules;

    public ConsentPages(ConsentRules rules, string path)
    {
        _rules = rules;
        Path = path;
        Banner = MakeBanner();
        Everybody = MakeEverybody();
        Page = MakePage();
    }

    public string Path { get; }

    public HtmlTemplate Banner { get; }

    /// <summary>What stands for the banner in a page that is the same for all visitors.</summary>
    public HtmlTemplate Everybody { get; }

    public HtmlTemplate Page { get; }

    private string Introduction =>
        Modes.Contains(ConsentMode.OptIn) || !Modes.Any() ? Words.AskFirst
        : Modes.Contains(ConsentMode.OptOut) ? Words.OnUnlessRefused
        : Words.NoticeOnly;

    private IEnumerable<ConsentMode> Modes =>
        _rules.Categories.All.Where(category => !category.IsExempt).Select(category => category.Mode);

    private HtmlTemplate MakeBanner()
    {
        var html = new HtmlTemplate();
        AddAssets(html);
        html.Html($"""<section class="nhd-choices" data-consent-banner aria-labelledby="nhd-choices-title" lang="{Words.Language}">""");
        OpenForm(html);
        html.Html("""<h2 id="nhd-choices-title" tabindex="-1">""").Text(Words.Title).Html("</h2><p>").Text(Introduction).Html("</p>");
        html.Put(Slot.SignalNote);
        html.Html("""<details class="nhd-purposes"><summary>""").Text(Words.Choose).Html("</summary>");
        AddCategories(html, withCookies: false);
        html.Html("""<button type="submit" name="choice" value="save">""").Text(Words.Save).Html("</button></details>");
        AddButtons(html);
        AddPolicyLink(html);
        return html.Html("</form></section>").End();
    }

    private static HtmlTemplate MakeEverybody()
    {
        var html = new HtmlTemplate();
        AddAssets(html);
        return html
            .Html($"<noscript><p lang=\"{Words.Language}\"><a href=\"").Put(Slot.Action).Html("?returnUrl=").Put(Slot.ReturnUrl).Html("\">")
            .Text(Words.PageTitle).Html("</a></p></noscript>").End();
    }

    private HtmlTemplate MakePage()
    {
        var html = new HtmlTemplate()
            .Html($"""<!doctype html><html lang="{Words.Language}"><head><meta charset="utf-8">""")
            .Html("""<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>""")
            .Text(Words.PageTitle)
            .Html("</title>");
        html.Html("<link rel=\"stylesheet\" href=\"").Put(Slot.Action).Html($"/consent.css?v={Asset.Style.Hash}\">");
        html.Html("""</head><body class="nhd-page"><main class="nhd-choices-page" data-consent-page><h1>""").Text(Words.PageTitle).Html("</h1><p>").Text(Introduction).Html("</p>");
        html.Put(Slot.SignalNote).Html("""<p data-consent-state>""").Put(Slot.State).Html("</p>");
        OpenForm(html);
        AddCategories(html, withCookies: true);
        html.Html("""<p class="nhd-buttons"><button type="submit" name="choice" value="save">""").Text(Words.Save).Html("</button></p>");
        AddButtons(html);
        html.Html("</form>");
        AddPolicyLink(html);
        return html.Html("<p><a href=\"").Put(Slot.ReturnUrl).Html("\">").Text(Words.Back).Html("</a></p></main></body></html>").End();
    }

    private static void AddAssets(HtmlTemplate html) => html
        .Html("<link rel=\"stylesheet\" href=\"").Put(Slot.Action).Html($"/consent.css?v={Asset.Style.Hash}\">")
        .Html("<script type=\"module\" src=\"").Put(Slot.Action).Html($"/consent.js?v={Asset.Script.Hash}\"></script>");

    private void OpenForm(HtmlTemplate html) => html
        .Html("<form method=\"post\" data-consent-form action=\"").Put(Slot.Action).Html("\">")
        .Html("<input type=\"hidden\" name=\"version\" value=\"").Text(_rules.PolicyVersion).Html("\">")
        .Html("<input type=\"hidden\" name=\"returnUrl\" value=\"").Put(Slot.ReturnUrl).Html("\">");

    private static void AddButtons(HtmlTemplate html) => html
        .Html("""<p class="nhd-buttons"><button type="submit" name="choice" value="reject">""").Text(Words.Reject)
        .Html("""</button><button type="submit" name="choice" value="accept">""").Text(Words.Accept)
        .Html("</button></p>");

    private void AddPolicyLink(HtmlTemplate html)
    {
        if (_rules.PolicyUrl is { } url)
        {
            html.Html("<p><a href=\"").Text(url).Html("\">").Text(Words.Policy).Html("</a></p>");
        }
    }

    private void AddCategories(HtmlTemplate html, bool withCookies)
    {
        foreach (var category in _rules.Categories.All)
        {
            var id = (withCookies ? "nhd-page-" : "nhd-") + category.Key;
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

            html.Html("> ").Text(category.DisplayName);
            if (category.IsExempt)
            {
                html.Html(" <small>(").Text(Words.AlwaysOn).Html(")</small>");
            }

            html.Html($"</label><p id=\"{id}\">").Text(category.Description);
            if (category is { IsExempt: true, Reason: { } reason })
            {
                html.Html(" ").Text(reason);
            }

            html.Html("</p>");
            if (withCookies)
            {
                CookieTable.Add(html, _rules, category);
            }

            html.Html("</fieldset>");
        }
    }
}
