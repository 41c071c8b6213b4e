using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Markup;

/// <summary>What the banner and the full page have in common.</summary>
internal sealed class ChoiceParts
{
    public ChoiceParts(ConsentRules rules, Language language)
    {
        Rules = rules;
        Language = language;
        Words = new SiteWords(language);
        Modes = new ModeWording(rules.Categories, language);
        Signal = new SignalNote(rules.Categories, Words);
        Attributes = $"lang=\"{language.Tag}\" dir=\"{language.Direction}\"";
    }

    public ConsentRules Rules { get; }

    public Language Language { get; }

    public SiteWords Words { get; }

    public ModeWording Modes { get; }

    public SignalNote Signal { get; }

    /// <summary>The attributes that say in what language an element is.</summary>
    public string Attributes { get; }

    /// <summary>Opens the form of a choice; it holds the words with which the script says what became of it.</summary>
    public void OpenForm(HtmlTemplate html) => html
        .Html($"<form method=\"post\" data-consent-form lang=\"{Language.Tag}\" action=\"").Put(Slot.Action).Html($"?lang={Language.Tag}\"")
        .Html($" data-saved=\"{Words.Plain(TextKey.Saved)}\"")
        .Html($" data-failed=\"{Words.Plain(TextKey.Failed)}\"")
        .Html($" data-not-kept=\"{Words.Plain(TextKey.NotKept)}\"")
        .Html($" data-not-recorded=\"{Words.Plain(TextKey.NotRecorded)}\"")
        .Html($" data-outdated=\"{Words.Plain(TextKey.Outdated)}\">")
        .Html("<input type=\"hidden\" name=\"version\" value=\"").Text(Rules.PolicyVersion).Html("\">")
        .Put(Slot.TextHash)
        .Html($"<input type=\"hidden\" name=\"{AskedAgain.Field}\" value=\"1\">")
        .Html("<input type=\"hidden\" name=\"returnUrl\" value=\"").Put(Slot.ReturnUrl).Html("\">");

    /// <summary>Refusing and consenting: the same element, the same look, refusing first.</summary>
    public void AddButtons(HtmlTemplate html, bool onPage)
    {
        if (!onPage)
        {
            AddNotKept(html);
        }

        html.Html("<p class=\"nhd-message\" role=\"status\" data-consent-message></p><p class=\"nhd-buttons\">")
            .Html("<button type=\"submit\" name=\"choice\" value=\"reject\">").Html(Words.Encoded(TextKey.Reject)).Html("</button>");
        Modes.AddConsentingButton(html, onPage);
        html.Html("</p>");
    }

    /// <summary>
    /// Without script nothing else tells that the browser kept no cookie: whoever comes here after choosing
    /// (<see cref="AskedAgain.Id"/>) and is still asked reads it, by <c>:target</c> in the style sheet.
    /// </summary>
    private void AddNotKept(HtmlTemplate html)
    {
        var text = $"<p class=\"nhd-note nhd-not-kept\" id=\"{AskedAgain.Id}\" role=\"alert\">{Words.Encoded(TextKey.NotKept)}</p>";
        html.PutOwn((writer, _) => writer.Write(text));
    }

    public void AddPolicyLink(HtmlTemplate html)
    {
        if (Rules.PolicyUrl is { } url)
        {
            html.Html("<a href=\"").Text(url).Html("\">").Html(Words.Encoded(TextKey.Policy)).Html("</a>");
        }
    }

    /// <summary>The address of the full page, in this language, with the way back.</summary>
    public HtmlTemplate AddPageUrl(HtmlTemplate html) =>
        html.Put(Slot.Action).Html($"?lang={Language.Tag}&amp;returnUrl=").Put(Slot.ReturnQuery);
}
