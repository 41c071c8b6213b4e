using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent;

/// <summary>
/// Puts step 1 before everything else: <c>WebApplication</c> runs routing, authentication and authorization before
/// the application's own pipeline, and their cookies count too.
/// </summary>
internal sealed class ArrivalFilter(ConsentRuntimeProvider runtimes, ILoggerFactory loggers) : IStartupFilter
{
    /// <summary>The key under which <c>UseNetHelpDeskConsent</c> leaves its trace on the pipeline.</summary>
    public const string IsInUse = "NetHelpDesk.Consent.IsInUse";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(following => context =>
        {
            ConsentMiddleware.Arrive(context, runtimes);
            return following(context);
        });
        next(app);
        if (!app.Properties.ContainsKey(IsInUse))
        {
            loggers.CreateLogger(Log.Category).MiddlewareMissing();
        }
    };
}
