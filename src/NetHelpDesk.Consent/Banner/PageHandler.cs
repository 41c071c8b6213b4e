using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>Serves the full page and the banner as a fragment.</summary>
internal static class PageHandler
{
    /// <summary>Nothing but the style, the icon and the page's own form, and no frame around it in which to trick a visitor.</summary>
    private const string PagePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task GetPageAsync(HttpContext context, RequestConsent consent) =>
        WritePageAsync(context, consent, StatusCodes.Status200OK);

    public static Task WritePageAsync(HttpContext context, RequestConsent consent, int status)
    {
        // A site that has a policy of its own knows better.
        if (context.Response.Headers.ContentSecurityPolicy.Count == 0)
        {
            context.Response.Headers.ContentSecurityPolicy = PagePolicy;
        }

        var returnUrl = context.Request.Query["returnUrl"].ToString();
        var home = context.Request.PathBase.Add("/").ToUriComponent();
        return WriteAsync(context, consent, PagesOf(context, consent).Page, status, LocalUrl.IsLocal(returnUrl) ? returnUrl : home);
    }

    /// <summary>The banner, or 204 where there is nothing to ask.</summary>
    public static Task GetBannerAsync(HttpContext context, RequestConsent consent)
    {
        if (consent.IsDecided)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }

        // Only a page that shows the fragment can say where it stands; without script nobody asks for the fragment.
        var home = context.Request.PathBase.Add("/").ToUriComponent();
        return WriteAsync(context, consent, PagesOf(context, consent).Banner, StatusCodes.Status200OK, home);
    }

    private static ConsentPages PagesOf(HttpContext context, RequestConsent consent) =>
        consent.Runtime.Pages.In(BannerLanguage.Asked(context, consent.Rules));

    private static async Task WriteAsync(
        HttpContext context, RequestConsent consent, HtmlTemplate template, int status, string returnUrl)
    {
        consent.MarkDependent();
        var action = consent.Runtime.Pages.UrlIn(context);
        using var html = new StringWriter();
        template.WriteTo(html, new PageModel(action, returnUrl, consent.State, consent.Rules.BannerPosition));
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.WriteAsync(html.ToString(), context.RequestAborted);
        }
    }
}
