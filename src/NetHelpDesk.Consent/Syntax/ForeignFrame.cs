using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Syntax;

/// <summary>
/// Tells a page that another origin shows in a frame: there a visitor can be tricked into a choice, and browsers keep
/// no Lax cookie, so nothing is asked. Pages reached by links within the frame are told by the script alone.
/// </summary>
internal static class ForeignFrame
{
    public const string Destination = "Sec-Fetch-Dest";
    public const string Site = "Sec-Fetch-Site";

    public static bool Shows(HttpRequest request) =>
        request.Headers[Destination] is ["iframe" or "frame" or "embed" or "object" or "fencedframe"]
        && request.Headers[Site] is ["cross-site" or "same-site"];
}
