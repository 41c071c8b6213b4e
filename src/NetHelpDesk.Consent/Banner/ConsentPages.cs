namespace NetHelpDesk.Consent;

/// <summary>The banner and the full page in one language, written in advance from the rules.</summary>
internal sealed class ConsentPages
{
    private readonly ConsentRules _rules;
    private readonly Language _language;
    private readonly SiteWords _words;
    private readonly ModeWording _modes;
    private readonly SignalNote _signal;

    public ConsentPages(ConsentRules rules, string path, Language language)
    {
        _rules = rules;
        _language = language;
        _words = new SiteWords(rules, language);
        _modes = new ModeWording(rules.Categories, language);
        _signal = new SignalNote(rules.Categories, _words);
        Path = path;
        Banner = MakeBanner();
        Everybody = MakeEverybody();
        Declaration = MakeDeclaration();
        Page = MakePage();
    }

    public string Path { get; }

    public HtmlTemplate Banner { get; }

    /// <summary>What stands for the banner in a page that is the same for all visitors.</summary>
    public HtmlTemplate Everybody { get; }

    public HtmlTemplate Page { get; }

    /// <summary>All categories and their cookies, for a policy page; the same for all visitors.</summary>
    public HtmlTemplate Declaration { get; }

    private HtmlTemplate MakeDeclaration()
    {
        var html = new HtmlTemplate();
        AddStyle(html);
        html.Html($"<div class=\"nhd-declaration\" data-consent-declaration lang=\"{_language.Tag}\" dir=\"{_language.Direction}\">");
        foreach (var category in _rules.Categories.All)
        {
            html.Html("<h3>").Html(_words.NameOf(category)).Html("</h3><p>").Html(_words.DescriptionOf(category)).Html("</p>");
            CookieTable.Add(html, _rules, category, _words);
        }

        return html.Html("<p><small>").Text(_language.Version(_rules.PolicyVersion)).Html("</small></p></div>").End();
    }

    private HtmlTemplate MakeBanner()
    {
        var html = new HtmlTemplate();
        AddAssets(html);
        html.Html($"""<section class="nhd-choices" data-consent-banner aria-labelledby="nhd-choices-title" lang="{_language.Tag}" dir="{_language.Direction}">""");
        OpenForm(html);
        html.Html("""<h2 id="nhd-choices-title" tabindex="-1">""").Text(_language[Words.Title]).Html("</h2><p>");
        _modes.AddIntroduction(html, onPage: false);
        html.Html("</p>").Put(_signal.WriteTo);
        html.Html("""<details class="nhd-purposes"><summary>""").Text(_language[Words.Choose]).Html("</summary>");
        AddCategories(html, onPage: false);
        html.Html("""<button type="submit" name="choice" value="save">""").Text(_language[Words.Save]).Html("</button></details>");
        AddButtons(html, onPage: false);
        AddPolicyLink(html);
        return html.Html("</form></section>").End();
    }

    private string StateOf(ConsentState state) => state is { IsDecided: true, Decision: { } decision }
        ? _language.Decided(decision.At)
        : _language[Words.NotDecided];

    private HtmlTemplate MakeEverybody()
    {
        var html = new HtmlTemplate();
        AddAssets(html);
        return html
            .Html($"<noscript><p lang=\"{_language.Tag}\" dir=\"{_language.Direction}\"><a href=\"").Put(Slot.Action).Html("?returnUrl=").Put(Slot.ReturnUrl).Html("\">")
            .Text(_language[Words.PageTitle]).Html("</a></p></noscript>").End();
    }

    private HtmlTemplate MakePage()
    {
        var html = new HtmlTemplate()
            .Html($"""<!doctype html><html lang="{_language.Tag}" dir="{_language.Direction}"><head><meta charset="utf-8">""")
            .Html("""<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>""")
            .Text(_language[Words.PageTitle])
            .Html("</title>");
        AddStyle(html);
        html.Html("""</head><body class="nhd-page"><main class="nhd-choices-page" data-consent-page><h1>""").Text(_language[Words.PageTitle]).Html("</h1><p>");
        _modes.AddIntroduction(html, onPage: true);
        html.Html("</p>").Put(_signal.WriteTo).Html("""<p data-consent-state>""").Put((writer, state) => HtmlTemplate.Encoder.Encode(writer, StateOf(state))).Html("</p>");
        OpenForm(html);
        AddCategories(html, onPage: true);
        html.Html("""<p class="nhd-buttons"><button type="submit" name="choice" value="save">""").Text(_language[Words.Save]).Html("</button></p>");
        AddButtons(html, onPage: true);
        html.Html("</form>");
        AddPolicyLink(html);
        return html.Html("<p><a href=\"").Put(Slot.ReturnUrl).Html("\">").Text(_language[Words.Back]).Html("</a></p></main></body></html>").End();
    }

    private static HtmlTemplate AddStyle(HtmlTemplate html) => html
        .Html("<link rel=\"stylesheet\" href=\"").Put(Slot.Action).Html($"/consent.css?v={Asset.Style.Hash}\">");

    private static void AddAssets(HtmlTemplate html) => AddStyle(html)
        .Html("<script type=\"module\" src=\"").Put(Slot.Action).Html($"/consent.js?v={Asset.Script.Hash}\"></script>");

    private void OpenForm(HtmlTemplate html) => html
        .Html("<form method=\"post\" data-consent-form action=\"").Put(Slot.Action).Html($"?lang={_language.Tag}\">")
        .Html("<input type=\"hidden\" name=\"version\" value=\"").Text(_rules.PolicyVersion).Html("\">")
        .Html("<input type=\"hidden\" name=\"returnUrl\" value=\"").Put(Slot.ReturnUrl).Html("\">");

    private void AddButtons(HtmlTemplate html, bool onPage)
    {
        html.Html("""<p class="nhd-buttons"><button type="submit" name="choice" value="reject">""").Text(_language[Words.Reject]).Html("</button>");
        _modes.AddConsentingButton(html, onPage);
        html.Html("</p>");
    }

    private void AddPolicyLink(HtmlTemplate html)
    {
        if (_rules.PolicyUrl is { } url)
        {
            html.Html("<p><a href=\"").Text(url).Html("\">").Text(_language[Words.Policy]).Html("</a></p>");
        }
    }

    private void AddCategories(HtmlTemplate html, bool onPage)
    {
        foreach (var category in _rules.Categories.All)
        {
            var id = (onPage ? "nhd-page-" : "nhd-") + category.Key;
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

            html.Html("> ").Html(_words.NameOf(category));
            if (category.IsExempt)
            {
                html.Html(" <small>(").Text(_language[Words.AlwaysOn]).Html(")</small>");
            }

            html.Html($"</label><p id=\"{id}\">").Html(_words.DescriptionOf(category));
            if (category is { IsExempt: true, Reason: { } reason })
            {
                html.Html(" ").Html(_words.Own(reason));
            }

            if (!category.IsExempt)
            {
                _modes.AddCategoryNote(html, category);
            }

            html.Html("</p>");
            if (onPage)
            {
                CookieTable.AddFolded(html, _rules, category, _words);
            }

            html.Html("</fieldset>");
        }
    }
}
