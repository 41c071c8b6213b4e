using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using NetHelpDesk.Consent.Choices;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>Shows what discovery found: as a page, or as JSON to who asks for that (<c>Accept: application/json</c>).</summary>
internal static class DiagnosticsHandler
{
    public const string Path = "/diagnostics";
    public const string StylePath = "/diagnostics.css";

    /// <summary>Nothing but the page's own style.</summary>
    private const string PagePolicy =
        "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static Task GetAsync(HttpContext context, RequestConsent consent)
    {
        consent.KeepOut();
        context.Response.Headers.Vary = "Accept";
        return WantsJson(context.Request)
            ? JsonResponse.WriteAsync(
                context, StatusCodes.Status200OK, "application/json", writer => DiagnosticsJson.Write(writer, consent))
            : WritePageAsync(context, consent);
    }

    private static async Task WritePageAsync(HttpContext context, RequestConsent consent)
    {
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = PagePolicy;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.WriteAsync(DiagnosticsPage.Write(consent), context.RequestAborted);
        }
    }

    private static bool WantsJson(HttpRequest request)
    {
        var accepted = new RequestHeaders(request.Headers).Accept;
        return accepted.Any(type => type.MediaType == "application/json")
            && !accepted.Any(type => type.MediaType == "text/html");
    }
}
