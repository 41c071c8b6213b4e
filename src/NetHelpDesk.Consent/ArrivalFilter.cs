using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent;

/// <summary>
/// Puts step 1 before everything else: <c>WebApplication</c> runs routing, authentication and authorization before
/// the application's own pipeline, and their cookies count too.
/// </summary>
internal sealed class ArrivalFilter(ConsentRuntimeProvider runtimes, PipelineTrace trace, ILoggerFactory loggers) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(following => context =>
        {
            ConsentMiddleware.Arrive(context, runtimes);
            return following(context);
        });
        next(app);
        trace.Report(app, loggers.CreateLogger(Log.Category));
    };
}
