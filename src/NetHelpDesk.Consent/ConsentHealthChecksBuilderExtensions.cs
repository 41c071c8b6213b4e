using Microsoft.Extensions.Diagnostics.HealthChecks;
using NetHelpDesk.Consent;
using NetHelpDesk.Consent.Diagnostics;
using NetHelpDesk.Consent.Requests;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the check of cookies to the application's health checks.</summary>
public static class ConsentHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check that is healthy while every cookie that was seen since the application started is declared where
    /// enforcement takes it from visitors, or would: with <see cref="EnforcementMode.ReportOnly"/> it says whether the
    /// site is ready to enforce. It names the cookies that are not. Watches cookies from now on, without their values.
    /// </summary>
    /// <param name="builder">The health checks, as <c>AddHealthChecks()</c> returns them.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">The status while a cookie is not declared.</param>
    /// <param name="tags">Tags by which endpoints choose checks.</param>
    public static IHealthChecksBuilder AddNetHelpDeskConsent(
        this IHealthChecksBuilder builder,
        string name = "NetHelpDesk.Consent",
        HealthStatus failureStatus = HealthStatus.Degraded,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<WatchedCookies>();
        return builder.Add(new HealthCheckRegistration(
            name,
            services => new ReadinessCheck(services.GetService<ConsentRuntimeProvider>()
                ?? throw new InvalidOperationException("The health check of NetHelpDesk.Consent needs AddNetHelpDeskConsent before builder.Build().")),
            failureStatus,
            tags));
    }
}
