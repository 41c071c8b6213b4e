using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent;
using NetHelpDesk.Consent.Diagnostics;
using NetHelpDesk.Consent.Officer;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Verdicts;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the page of diagnostics.</summary>
public static class ConsentDiagnosticsEndpointExtensions
{
    /// <summary>
    /// Watches which cookies the application sets and receives, and shows it at <c>{Path}/diagnostics</c>: names, how and
    /// by which endpoint they are written, how they are classified and what happens to them, never a value; with
    /// declarations to paste into appsettings for what is undeclared. As JSON with <c>Accept: application/json</c>.
    /// </summary>
    /// <remarks>
    /// In Development the page is there without this call. Elsewhere it answers 404, and the log says why, until the
    /// endpoint requires an authorization policy: <c>.RequireAuthorization("Staff")</c>. What is watched is kept in
    /// memory, bounded, and lost with the process.
    /// </remarks>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <exception cref="InvalidOperationException"><c>AddNetHelpDeskConsent</c> was not called.</exception>
    public static IEndpointConventionBuilder MapNetHelpDeskConsentDiagnostics(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var runtimes = services.GetService<ConsentRuntimeProvider>()
            ?? throw new InvalidOperationException("MapNetHelpDeskConsentDiagnostics needs AddNetHelpDeskConsent before builder.Build().");
        var discovery = services.GetRequiredService<CookieDiscovery>();
        discovery.TurnOn();
        var endpoint = endpoints.MapMethods(
                runtimes.Path + DiagnosticsHandler.Path,
                [HttpMethods.Get, HttpMethods.Head],
                context => DiagnosticsHandler.GetAsync(context, ConsentMiddleware.Arrive(context, runtimes)))
            .WithDisplayName("NetHelpDesk.Consent " + runtimes.Path + DiagnosticsHandler.Path)
            .WithOrder(-1);
        var isSaid = 0;
        endpoint.Finally(built =>
        {
            var missing = MissingPolicy(built.Metadata, services);
            if (missing is null && (discovery.IsOpen || IsProtected(built.Metadata)))
            {
                return;
            }

            // Endpoints may be built more than once.
            built.RequestDelegate = AnswerNotFoundAsync;
            var isFirst = Interlocked.Exchange(ref isSaid, 1) == 0;
            var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(Log.Category);
            if (missing is not null)
            {
                // Asked for it, the framework ends in an error that visitors see.
                RemovePolicies(built.Metadata);
                if (isFirst)
                {
                    logger.DiagnosticsPolicyMissing(missing);
                }
            }
            else if (isFirst)
            {
                logger.DiagnosticsUnprotected();
            }
        });
        return endpoint;
    }

    private static string? MissingPolicy(IList<object> metadata, IServiceProvider services) => metadata.OfType<IAuthorizeData>()
        .Select(data => string.IsNullOrEmpty(data.Policy) ? null : PolicyCheck.WhyMissing(services, data.Policy))
        .FirstOrDefault(missing => missing is not null);

    private static void RemovePolicies(IList<object> metadata)
    {
        foreach (var item in metadata.OfType<IAuthorizeData>().ToArray())
        {
            metadata.Remove((object)item);
        }
    }

    private static Task AnswerNotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>A fallback policy is not enough: it lets in every visitor who is signed in.</summary>
    private static bool IsProtected(IList<object> metadata) =>
        metadata.Any(item => item is IAuthorizeData or AuthorizationPolicy or IAuthorizationRequirementData)
        && !metadata.Any(item => item is IAllowAnonymous);
}
