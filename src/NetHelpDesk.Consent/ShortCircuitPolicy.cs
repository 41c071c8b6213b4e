using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent;

/// <summary>
/// Puts consent before endpoints that run as soon as they are matched (<c>ShortCircuit</c>): <c>WebApplication</c> matches
/// before the application's own pipeline, in which consent stands.
/// </summary>
internal sealed class ShortCircuitPolicy(ConsentRuntimeProvider runtimes) : MatcherPolicy, IEndpointSelectorPolicy
{
    private static readonly Type Mark = FindMark();

    /// <summary>After policies that take endpoints out of the match.</summary>
    public override int Order => int.MaxValue;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(IsShortCircuited);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i))
            {
                // The first that is left is the one that runs.
                return IsShortCircuited(candidates[i].Endpoint) && httpContext.Features.Find<IConsentFeature>() is null
                    ? ConsentMiddleware.EnterAsync(httpContext, ConsentMiddleware.Arrive(httpContext, runtimes), runtimes)
                    : Task.CompletedTask;
            }
        }

        return Task.CompletedTask;
    }

    private static bool IsShortCircuited(Endpoint endpoint) => endpoint.Metadata.Any(item => item.GetType() == Mark);

    /// <summary>The framework names it nowhere, but gives it away.</summary>
    private static Type FindMark()
    {
        var probe = new Probe();
        probe.ShortCircuit();
        return probe.Metadata[0].GetType();
    }

    private sealed class Probe : EndpointBuilder, IEndpointConventionBuilder
    {
        public void Add(Action<EndpointBuilder> convention) => convention(this);

        public override Endpoint Build() => throw new NotSupportedException();
    }
}
