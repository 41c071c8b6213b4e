using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace NetHelpDesk.Consent;

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

    private static Language? Accepted(HttpRequest request, SiteLanguages languages)
    {
        var header = request.Headers.AcceptLanguage;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var accepted))
        {
            return null;
        }

        return accepted
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => languages.Find(language.Value))
            .FirstOrDefault(language => language is not null);
    }
}
