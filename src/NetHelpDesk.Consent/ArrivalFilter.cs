using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Choices;
using NetHelpDesk.Consent.Diagnostics;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Verdicts;

namespace NetHelpDesk.Consent;

/// <summary>
/// Puts step 1 before everything else: <c>WebApplication</c> runs routing, authentication and authorization before
/// the application's own pipeline, and their cookies count too.
/// </summary>
internal sealed class ArrivalFilter(
    ConsentRuntimeProvider runtimes, PageCheck pages, PipelineTrace trace, FrameworkCookies framework, ILoggerFactory loggers) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(following =>
        {
            // Outermost, and so put together last.
            framework.LookAtServices(runtimes.Current.Rules);
            return context =>
            {
                var consent = ConsentMiddleware.Arrive(context, runtimes);
                WatchedBody.Watch(context, runtimes.Path);
                return pages.Concerns(consent) ? pages.RunAsync(context, consent, following) : following(context);
            };
        });
        next(app);
        var logger = loggers.CreateLogger(Log.Category);
        trace.Report(app, logger);
        foreach (var filter in app.ApplicationServices.GetServices<IStartupFilter>().TakeWhile(filter => filter is not ArrivalFilter))
        {
            logger.FilterInFront(filter.GetType());
        }
    };
}
