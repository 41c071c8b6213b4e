using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>
/// Tells once where a TLS-terminating proxy's headers are not applied: in the first requests of the process
/// (<see cref="OrderCheck"/>) and with every choice. In every request the look would cost a tenth of all that consent adds.
/// </summary>
internal static class ForwardedHeaderCheck
{
    public static void Run(HttpContext context, ConsentRuntime runtime)
    {
        // ForwardedHeadersMiddleware removes what it applies.
        if (!context.Request.IsHttps
            && context.Request.Headers.TryGetValue("X-Forwarded-Proto", out var scheme)
            && scheme.ToString().Contains("https", StringComparison.OrdinalIgnoreCase)
            && runtime.Once.First(Log.ForwardedHeaderNotAppliedId))
        {
            runtime.Logger.ForwardedHeaderNotApplied();
        }
    }
}
