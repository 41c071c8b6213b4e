using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Markup;

/// <summary>
/// The texts of a page in one language, encoded: the package's own, and the site's. What is said in another language,
/// for want of a translation, says in which (WCAG 2.2, 3.1.2).
/// </summary>
internal sealed class SiteWords(Language language)
{
    /// <summary>A text of the package, for the content of an element.</summary>
    public string Encoded(string words) => Mark((language[words], language.SpeakerOf(words)));

    /// <summary>A text of the package where no markup can stand: in an attribute or a title.</summary>
    public string Plain(string words) => HtmlTemplate.Encode(language[words]);

    public string Of(CookieLifetime lifetime) => Mark(language.Of(lifetime));

    public string Version(string policyVersion) => Mark(language.Version(policyVersion));

    /// <summary>Whether and when the visitor decided.</summary>
    public string Of(ConsentState state) => state is { IsDecided: true, Decision: { } decision }
        ? Mark(language.Decided(decision.At))
        : Encoded(TextKey.NotDecided);

    /// <summary>Which record, and of which day.</summary>
    public string Of(Guid record, DateTimeOffset at) => Mark(language.Record(record, at));

    public string NameOf(Category category) => Own(OwnTextKey.NameOf(category.Name)) ?? Encoded(OwnTextKey.NameOf(category.Name));

    /// <summary>For an attribute, which holds no markup.</summary>
    public string PlainNameOf(Category category)
    {
        var key = OwnTextKey.NameOf(category.Name);
        return HtmlTemplate.Encode(language.FindOwn(key).Text ?? language[key]);
    }

    public string DescriptionOf(Category category)
    {
        var key = OwnTextKey.DescriptionOf(category.Name);
        return Own(key) ?? (language.Find(key) is null ? "" : Encoded(key));
    }

    /// <summary>Why it needs no consent; empty where the site says nothing.</summary>
    public string ReasonOf(Category category) => Own(OwnTextKey.ReasonOf(category.Name)) ?? "";

    /// <summary>
    /// What the site says of a cookie that it declares, else the purpose that is known of it; and why it needs no
    /// consent where it does not.
    /// </summary>
    public string PurposeOf(CookieRule cookie, string? known = null)
    {
        var purpose = Own(OwnTextKey.PurposeOfCookie(cookie.Pattern.Text)) ?? (known is null ? null : PurposeOf(known));
        var reason = cookie.Declaration?.RequiresConsent == false ? Own(OwnTextKey.ReasonOfCookie(cookie.Pattern.Text)) : null;
        return $"{purpose} {reason}".Trim();
    }

    /// <summary>One of the purposes that the package has words for, such as <c>counting</c>.</summary>
    public string PurposeOf(string key) => Encoded($"purpose.{key}");

    /// <summary>Who is behind a cookie: whom the site names, else who is known to be, else the site itself.</summary>
    public string ProviderOf(CookieRule cookie, string? known = null) =>
        Own(OwnTextKey.ProviderOfCookie(cookie.Pattern.Text))
        ?? (known is null ? Encoded(TextKey.ThisSite) : HtmlTemplate.Encode(known));

    /// <summary>What the site says itself, or nothing.</summary>
    private string? Own(string key) => language.FindOwn(key) is ({ } text, var speaker) ? Mark((text, speaker)) : null;

    private string Mark((string Text, Language Speaker) said) => said.Speaker.Tag == language.Tag
        ? HtmlTemplate.Encode(said.Text)
        : $"<span lang=\"{said.Speaker.Tag}\" dir=\"{said.Speaker.Direction}\">{HtmlTemplate.Encode(said.Text)}</span>";
}
