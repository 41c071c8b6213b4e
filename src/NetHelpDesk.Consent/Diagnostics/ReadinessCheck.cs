using Microsoft.Extensions.Diagnostics.HealthChecks;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>Whether every cookie that was seen is ready to be enforced, as a health check.</summary>
internal sealed class ReadinessCheck(ConsentRuntimeProvider runtimes) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var inTheWay = Readiness.InTheWay(runtimes.Current);
        var said = Readiness.Describe(inTheWay);
        return Task.FromResult(inTheWay.Count == 0
            ? HealthCheckResult.Healthy(said)
            : new HealthCheckResult(context.Registration.FailureStatus, said));
    }
}
