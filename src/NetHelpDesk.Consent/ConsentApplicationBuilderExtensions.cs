using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent;
using NetHelpDesk.Consent.Choices;
using NetHelpDesk.Consent.Diagnostics;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Telemetry;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts NetHelpDesk.Consent into the pipeline.</summary>
public static class ConsentApplicationBuilderExtensions
{
    /// <summary>
    /// Enforces consent from here on, shows the application the visitor's consent, and answers visitors' choices.
    /// Call it once, directly after <c>UseForwardedHeaders</c> and <c>UsePathBase</c> and before everything else; the
    /// log says where another place weakens it.
    /// </summary>
    /// <param name="app">The pipeline.</param>
    /// <exception cref="InvalidOperationException"><c>AddNetHelpDeskConsent</c> was not called.</exception>
    public static IApplicationBuilder UseNetHelpDeskConsent(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var runtimes = app.ApplicationServices.GetService<ConsentRuntimeProvider>()
            ?? throw new InvalidOperationException(
                "UseNetHelpDeskConsent needs its services. Add " +
                "builder.Services.AddNetHelpDeskConsent(builder.Configuration.GetSection(\"NetHelpDeskConsent\")) " +
                "before builder.Build().");
        if (!app.ApplicationServices.GetRequiredService<PipelineTrace>().Leave(app))
        {
            app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(Log.Category).CalledTwice();
            return app;
        }

        if (app is IEndpointRouteBuilder routes)
        {
            MapChoices(routes, runtimes, app.ApplicationServices.GetRequiredService<ChoiceEndpoints>());
            MapSupportResource(routes, app.ApplicationServices.GetRequiredService<SupportResource>());
        }

        return app.UseMiddleware<ConsentMiddleware>();
    }

    /// <summary>
    /// WebApplication authorizes before its own pipeline runs: without an endpoint that allows anonymous visitors, a
    /// fallback policy would keep them from choosing.
    /// </summary>
    private static void MapChoices(IEndpointRouteBuilder routes, ConsentRuntimeProvider runtimes, ChoiceEndpoints choices)
    {
        foreach (var endpoint in choices.All)
        {
            routes.Map(runtimes.Path + endpoint.Path, context =>
                    endpoint.HandleAsync(context, ConsentMiddleware.Arrive(context, runtimes)))
                .WithDisplayName("NetHelpDesk.Consent " + runtimes.Path + endpoint.Path)
                .WithMetadata(new AllowAnonymousAttribute())
                .DisableAntiforgery();
        }
    }

    /// <summary>For the same reason; behind every endpoint of the site's own that matches.</summary>
    private static void MapSupportResource(IEndpointRouteBuilder routes, SupportResource support) =>
        routes.Map(SupportResource.Path, support.WriteAsync)
            .WithDisplayName("NetHelpDesk.Consent " + SupportResource.Path)
            .WithMetadata(support, new AllowAnonymousAttribute())
            .WithOrder(int.MaxValue)
            .DisableAntiforgery();
}
