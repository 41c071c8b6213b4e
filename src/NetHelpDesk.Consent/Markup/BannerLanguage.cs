using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Markup;

/// <summary>
/// In which language a visitor reads: that of the page, where the application is localised; else the first that the
/// browser asks for and the site offers; else the default language.
/// </summary>
internal static class BannerLanguage
{
    public static Language Of(HttpContext context, ConsentRules rules) =>
        context.Features.Get<IRequestCultureFeature>() is not null
            ? OfPage(context, rules)
            : Accepted(context.Request, rules.Languages) ?? rules.Languages.Default;

    /// <summary>The one that was asked for by name, with <c>?lang=</c>, as the forms do.</summary>
    public static Language Asked(HttpContext context, ConsentRules rules) =>
        rules.Languages.Find(context.Request.Query["lang"].ToString()) ?? Of(context, rules);

    /// <summary>The one of the page, whoever reads it.</summary>
    public static Language OfPage(HttpContext context, ConsentRules rules) =>
        context.Features.Get<IRequestCultureFeature>() is { RequestCulture.UICulture.Name: var culture }
        && rules.Languages.Find(culture) is { } language
            ? language
            : rules.Languages.Default;

    /// <summary>Whether <see cref="Of"/> looks at <c>Accept-Language</c>.</summary>
    public static bool IsByHeader(HttpContext context, ConsentRules rules) =>
        !rules.Languages.IsSingle && context.Features.Get<IRequestCultureFeature>() is null;

    /// <summary>Read by hand, because a page asks for each visitor: lists of what browsers accept would be most of its garbage.</summary>
    private static Language? Accepted(HttpRequest request, SiteLanguages languages)
    {
        Language? preferred = null;
        var highest = 0.0;
        foreach (var line in request.Headers.AcceptLanguage)
        {
            var accepted = line.AsSpan();
            foreach (var range in accepted.Split(','))
            {
                var quality = QualityOf(accepted[range]);
                if (quality > highest && languages.Find(TagOf(accepted[range])) is { } language)
                {
                    (preferred, highest) = (language, quality);
                }
            }
        }

        return preferred;
    }

    private static ReadOnlySpan<char> TagOf(ReadOnlySpan<char> accepted) =>
        (accepted.IndexOf(';') is >= 0 and var end ? accepted[..end] : accepted).Trim();

    /// <summary>1 where nothing is said, 0 for what is not wanted or cannot be read (RFC 9110 12.4.2).</summary>
    private static double QualityOf(ReadOnlySpan<char> accepted)
    {
        var start = accepted.IndexOf(';');
        if (start < 0)
        {
            return 1;
        }

        var weight = accepted[(start + 1)..].Trim();
        return weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(weight[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality)
            && quality <= 1
                ? quality
                : 0;
    }
}
