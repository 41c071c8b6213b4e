using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Markup;

/// <summary>The banner and the full page in one language, written in advance from the rules.</summary>
internal sealed class ConsentPages
{
    public ConsentPages(ConsentRules rules, string path, Language language)
    {
        var parts = new ChoiceParts(rules, language);
        Path = path;
        Banner = BannerMarkup.Make(parts);
        Everybody = BannerMarkup.MakeForEverybody(parts);
        Button = BannerMarkup.MakeButton(parts);
        Link = LinkMarkup.MakeWords(parts);
        Script = LinkMarkup.MakeScript();
        Withdrawal = WithdrawalMarkup.Make(parts);
        Declaration = DeclarationMarkup.Make(parts);
        Page = PageMarkup.Make(parts);
        BannerTexts = new ShownTexts(Banner);
        PageTexts = new ShownTexts(Page);
    }

    /// <summary>What <see cref="Banner"/> gives visitors to read.</summary>
    public ShownTexts BannerTexts { get; }

    /// <summary>What <see cref="Page"/> gives visitors to read.</summary>
    public ShownTexts PageTexts { get; }

    public string Path { get; }

    /// <summary>The first layer, which asks.</summary>
    public HtmlTemplate Banner { get; }

    /// <summary>What stands for the banner in a page that is the same for all visitors.</summary>
    public HtmlTemplate Everybody { get; }

    /// <summary>What stands for the banner once the visitor has decided: the floating button, where there is one.</summary>
    public HtmlTemplate Button { get; }

    /// <summary>The words of a link to the choices.</summary>
    public HtmlTemplate Link { get; }

    /// <summary>The script, for a page without the banner.</summary>
    public HtmlTemplate Script { get; }

    /// <summary>The button that withdraws everything.</summary>
    public HtmlTemplate Withdrawal { get; }

    /// <summary>The second layer, which is also a page of its own.</summary>
    public HtmlTemplate Page { get; }

    /// <summary>All categories and their cookies, for a policy page; the same for all visitors.</summary>
    public HtmlTemplate Declaration { get; }
}
