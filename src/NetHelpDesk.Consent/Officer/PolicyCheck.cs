using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Officer;

/// <summary>Finds an authorization policy that is named and defined nowhere: its page would end in an error for everybody.</summary>
internal static class PolicyCheck
{
    /// <summary>What is missing and how to mend it; nothing where the policy is there, or where a provider of the site's own makes policies.</summary>
    public static string? WhyMissing(IServiceProvider services, string policy) =>
        services.GetService<IAuthorizationPolicyProvider>() is { } provider
        && (provider.GetType() != typeof(DefaultAuthorizationPolicyProvider)
            || services.GetRequiredService<IOptions<AuthorizationOptions>>().Value.GetPolicy(policy) is not null)
            ? null
            : $"The authorization policy '{policy}' is not defined. Add builder.Services.AddAuthorizationBuilder().AddPolicy(\"{policy}\", policy => …) before builder.Build(), with a policy that lets in those who may see the page.";
}
