using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Banner;

/// <summary>Serves the full page and the banner as a fragment.</summary>
internal static class PageHandler
{
    /// <summary>Nothing but the style, the icon and the page's own form, and no frame around it in which to trick a visitor.</summary>
    private const string PagePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task GetPageAsync(HttpContext context, RequestConsent consent) =>
        WritePageAsync(context, consent, StatusCodes.Status200OK);

    /// <param name="context">The request.</param>
    /// <param name="consent">The visitor's consent.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="notice">The key of what the visitor must know before all else.</param>
    public static Task WritePageAsync(HttpContext context, RequestConsent consent, int status, string? notice = null)
    {
        SetPolicy(context.Response);
        var request = context.Request;
        var returnUrl = request.Query["returnUrl"].ToString();
        if (returnUrl.Length == 0 && HttpMethods.IsGet(request.Method) && Fragment.PageOf(request) is { } page
            && !page.StartsWith(consent.Runtime.Pages.UrlIn(context), StringComparison.OrdinalIgnoreCase))
        {
            returnUrl = page;
        }

        var language = BannerLanguage.Asked(context, consent.Rules);
        var pages = consent.Runtime.Pages.In(language);
        return WriteAsync(context, consent, pages.Page, status, ModelOf(context, consent, pages.PageTexts, returnUrl) with
        {
            Notice = notice is null ? null : new SiteWords(language).Encoded(notice),
        });
    }

    /// <summary>The banner, or 204 where there is nothing to ask.</summary>
    public static Task GetBannerAsync(HttpContext context, RequestConsent consent)
    {
        if (consent.Visible.IsDecided || !BannerPromise.MayShow(consent))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }

        // Only a page that shows the fragment can say where it stands; without script nobody asks for the fragment.
        var pages = consent.Runtime.Pages.In(BannerLanguage.Asked(context, consent.Rules));
        return WriteAsync(
            context, consent, pages.Banner, StatusCodes.Status200OK, ModelOf(context, consent, pages.BannerTexts, returnUrl: ""));
    }

    private static PageModel ModelOf(HttpContext context, RequestConsent consent, ShownTexts texts, string returnUrl)
    {
        var home = context.Request.PathBase.Add("/").ToUriComponent();
        return new PageModel(consent.Runtime.Pages.UrlIn(context), LocalUrl.IsLocal(returnUrl) ? returnUrl : home, consent.State, consent.Rules.BannerPosition)
        {
            Preview = BannerPromise.IsPreview(consent) ? BannerPromise.PreviewNote : BannerPromise.IsKept(consent) ? null : BannerPromise.PageNote,
            TextHash = consent.Rules.Records is null ? null : texts.For(consent.State).Hash,
        };
    }

    private static async Task WriteAsync(
        HttpContext context, RequestConsent consent, HtmlTemplate template, int status, PageModel model)
    {
        consent.MarkDependent();
        using var html = new StringWriter();
        template.WriteTo(html, model);
        var response = context.Response;
        response.StatusCode = status;
        SetContentHeaders(response);
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.WriteAsync(html.ToString(), context.RequestAborted);
        }
    }

    /// <summary>Of a page of one visitor's own.</summary>
    /// <param name="response">The response.</param>
    /// <param name="scripts">The page has a script of the package's, which asks the site.</param>
    public static void SetHeaders(HttpResponse response, bool scripts = false)
    {
        SetPolicy(response, scripts ? PagePolicy + "; script-src 'self'; connect-src 'self'" : PagePolicy);
        SetContentHeaders(response);
    }

    private static void SetContentHeaders(HttpResponse response)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>A site that has a policy of its own knows better.</summary>
    private static void SetPolicy(HttpResponse response, string policy = PagePolicy)
    {
        if (response.Headers.ContentSecurityPolicy.Count == 0)
        {
            response.Headers.ContentSecurityPolicy = policy;
        }
    }
}
