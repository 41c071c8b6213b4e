using Microsoft.AspNetCore.OutputCaching;
using NetHelpDesk.Consent;
using NetHelpDesk.Consent.Features;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes output caching vary by consent.</summary>
public static class ConsentOutputCacheExtensions
{
    /// <summary>
    /// Varies cached responses by the visitor's consent and by language (<see cref="IConsentFeature.VaryKey"/>).
    /// <c>AddNetHelpDeskConsent</c> does so for every policy; call this only to say it where it is read, or behind
    /// a base policy of your own that clears <see cref="CacheVaryByRules.VaryByValues"/>.
    /// </summary>
    /// <param name="policy">The policy, which is changed and returned.</param>
    public static OutputCachePolicyBuilder VaryByConsent(this OutputCachePolicyBuilder policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.VaryByValue(ConsentCachePolicy.KeyOf);
    }
}
