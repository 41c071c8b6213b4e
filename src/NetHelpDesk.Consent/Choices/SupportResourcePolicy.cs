using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace NetHelpDesk.Consent.Choices;

/// <summary>
/// Takes the library's endpoint for <see cref="SupportResource.Path"/> out of the match where the site answers, or
/// nobody: a static file is served only where no endpoint is selected, and whoever else answers must not be reached
/// under an endpoint that allows anonymous visitors.
/// </summary>
internal sealed class SupportResourcePolicy(SupportResource resource) : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(SupportResource.IsMarked);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i)
                && SupportResource.IsMarked(candidates[i].Endpoint)
                && !resource.IsOffered(httpContext))
            {
                candidates.SetValidity(i, false);
            }
        }

        return Task.CompletedTask;
    }
}
