using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent;

/// <summary>
/// What stands in the place of an embed that waits: who is behind it, what it waits for, and a form that allows that.
/// The script allows it on the spot; without script the form comes back to the page. It grants what is named and leaves
/// the rest as it is, so that a page which has been open for long takes nothing back.
/// </summary>
internal static class EmbedPlaceholder
{
    public static string Of(Gate gate, string? provider, TagHelperAttribute? classes)
    {
        var (consent, context) = (gate.Consent, gate.Consent.Context);
        var isForEverybody = consent.Rules.BannerMode == BannerMode.CacheSafe;
        if (!isForEverybody)
        {
            ResponseCaching.MarkLanguage(consent);
        }

        var language = isForEverybody ? BannerLanguage.OfPage(context, consent.Rules) : BannerLanguage.Of(context, consent.Rules);
        var words = new SiteWords(language);
        var names = string.Join(", ", gate.Needed.Select(words.NameOf));
        var url = HtmlTemplate.Encode(consent.Runtime.Pages.UrlIn(context));
        var text = words.Encoded(provider is null ? Words.BlockedEmbedUnnamed : Words.BlockedEmbed);
        var returnUrl = isForEverybody ? ReturnUrl.PathOf(context) : ReturnUrl.Of(context);
        return $"<link rel=\"stylesheet\" href=\"{url}/embed.css?v={Asset.EmbedStyle.Hash}\"{PageNonce.Attribute(gate.Nonce)}>"
            + $"<div class=\"nhd-embed{ClassesOf(classes)}\" data-consent-placeholder lang=\"{language.Tag}\" dir=\"{language.Direction}\">"
            + $"<form method=\"post\" action=\"{url}?lang={language.Tag}\" data-consent-allow><p>{Fill(text, provider, names)}</p>"
            + Field("choice", "grant")
            + Field("version", consent.Rules.PolicyVersion)
            + Field("returnUrl", returnUrl)
            + string.Concat(gate.Needed.Select(category => Field("category", category.Key)))
            + $"<button type=\"submit\">{Fill(words.Encoded(Words.Allow), provider, names)}</button></form></div>";
    }

    /// <summary>The host of an embed's address, or nothing where it is this site's own or cannot be read.</summary>
    public static string? HostOf(TagHelperOutput output)
    {
        var address = output.Attributes["src"]?.Value switch
        {
            string text => text,
            HtmlString html => html.Value,
            _ => null,
        };
        return address is not null && Uri.TryCreate(address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address, UriKind.Absolute, out var uri)
            && uri.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? uri.IdnHost
            : null;
    }

    /// <summary>The classes of the embed, so that what a site says of its size holds for what stands in its place.</summary>
    private static string ClassesOf(TagHelperAttribute? classes) => classes?.Value switch
    {
        HtmlString html => " " + html.Value,
        string text => " " + HtmlTemplate.Encode(text),
        _ => "",
    };

    private static string Fill(string text, string? provider, string names) => text
        .Replace("{category}", names, StringComparison.Ordinal)
        .Replace("{provider}", HtmlTemplate.Encode(provider ?? ""), StringComparison.Ordinal);

    private static string Field(string name, string value) =>
        $"<input type=\"hidden\" name=\"{name}\" value=\"{HtmlTemplate.Encode(value)}\">";
}
