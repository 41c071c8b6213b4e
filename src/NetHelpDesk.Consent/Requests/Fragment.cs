using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Requests;

/// <summary>A part of a page that a script fetched, and the page that it is for.</summary>
internal static class Fragment
{
    private const string CurrentPage = "HX-Current-URL";

    /// <summary>
    /// Client-side navigation (htmx boost, Turbo, Blazor) fetches too, but whole pages, whose address becomes the
    /// visitor's: it asks for HTML as browsers do, where a script that fetches a part takes anything.
    /// </summary>
    public static bool Is(HttpRequest request)
    {
        var headers = request.Headers;
        if (headers.ContainsKey("HX-Boosted") || headers.ContainsKey("HX-History-Restore-Request"))
        {
            return false;
        }

        return headers.ContainsKey(CurrentPage)
            || headers.ContainsKey("HX-Request")
            || headers.ContainsKey("Turbo-Frame")
            || headers.XRequestedWith.ToString().Equals("XMLHttpRequest", StringComparison.OrdinalIgnoreCase)
            || (headers["Sec-Fetch-Dest"] == "empty" && !AsksForPage(headers.Accept.ToString()));
    }

    /// <summary>Who writes a script that fetches a part asks for <c>text/html</c> at most.</summary>
    private static bool AsksForPage(string accept) =>
        accept.Contains("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)
        || accept.Contains("blazor-enhanced-nav", StringComparison.OrdinalIgnoreCase);

    /// <summary>The page's path and query, where the browser says it.</summary>
    public static string? PageOf(HttpRequest request) =>
        LocalPartOf(request, request.Headers[CurrentPage]) ?? LocalPartOf(request, request.Headers.Referer);

    private static string? LocalPartOf(HttpRequest request, string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && SameOrigin.Is(request, uri)
        && LocalUrl.IsLocal(uri.PathAndQuery)
            ? uri.PathAndQuery
            : null;
}
