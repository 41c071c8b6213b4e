using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NetHelpDesk.Site.CookiePanel;

namespace NetHelpDesk.Site.Pages.Dev;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CookiesModel(VerdictLog log) : PageModel
{
    public string? TraceId { get; private set; }

    public IReadOnlyList<ResponseVerdicts> Responses { get; private set; } = [];

    public void OnGet(string? traceId)
    {
        TraceId = traceId;

        // Without case, because links to pages are written in lower case here.
        Responses = traceId is null
            ? log.Recent
            : [.. log.Recent.Where(response => response.TraceId.Equals(traceId, StringComparison.OrdinalIgnoreCase))];
    }
}
