using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Scripts;

/// <summary>
/// What stands in the place of an embed that waits: who is behind it, what it waits for, and what allows that. The script
/// allows it on the spot; without script a link leads to the choices and back. It grants what is named and leaves the
/// rest as it is, so that a page which has been open for long takes nothing back.
/// </summary>
/// <remarks>
/// It is no form, and may stand in one of the site's: a form in a form would tear that apart. It may stand in a paragraph.
/// </remarks>
internal static class EmbedPlaceholder
{
    public static IHtmlContent Of(Gate gate, string? provider, TagHelperAttribute? classes)
    {
        var (consent, context) = (gate.Consent, gate.Consent.Context);
        var isForEverybody = consent.Rules.BannerMode == BannerMode.CacheSafe;
        if (!isForEverybody)
        {
            ResponseCaching.MarkLanguage(consent);
        }

        var language = isForEverybody ? BannerLanguage.OfPage(context, consent.Rules) : BannerLanguage.Of(context, consent.Rules);
        return new HtmlString(In(
            consent.Runtime,
            language,
            consent.Runtime.Pages.UrlIn(context),
            isForEverybody ? PageAddress.PathOf(context) : PageAddress.Of(context),
            gate.Needed,
            provider,
            ClassesOf(classes),
            PageNonce.Attribute(gate.Nonce)));
    }

    public static string In(
        ConsentRuntime runtime,
        Language language,
        string action,
        string returnUrl,
        IReadOnlyList<Category> needed,
        string? provider,
        string classes = "",
        string nonce = "")
    {
        if (needed.Any(category => category.IsOff))
        {
            // It can be allowed by nobody.
            return "";
        }

        var words = new SiteWords(language);
        var names = string.Join(", ", needed.Select(words.NameOf));
        var url = HtmlTemplate.Encode(action);
        var text = words.Encoded(provider is null ? TextKey.BlockedEmbedUnnamed : TextKey.BlockedEmbed);
        return $"<link rel=\"stylesheet\" href=\"{url}/embed.css?v={Asset.EmbedStyle.Hash}\"{nonce}>"
            + $"<span class=\"nhd-embed{classes}\" data-consent-placeholder data-nosnippet lang=\"{language.Tag}\" dir=\"{language.Direction}\">"
            + $"<span>{Fill(text, provider, names)}</span>"
            + $"<a href=\"{url}?lang={language.Tag}&amp;returnUrl={Uri.EscapeDataString(returnUrl)}\" rel=\"nofollow\""
            + $" data-consent-allow=\"{string.Join(' ', needed.Select(category => category.Key))}\""
            + $" data-consent-version=\"{HtmlTemplate.Encode(runtime.Rules.PolicyVersion)}\">{Fill(words.Encoded(TextKey.Allow), provider, names)}</a></span>";
    }

    /// <summary>The host of an embed's address, or nothing where it is this site's own or cannot be read.</summary>
    public static string? HostOf(TagHelperOutput output)
    {
        var address = (output.Attributes["src"] ?? output.Attributes["data"])?.Value switch
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
}
