using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>
/// Adds the hosts of the categories that a visitor granted to the site's own content security policy, so that without
/// consent even an element that nobody marked cannot load. Pages alone: a policy in any other response guards nothing
/// that consent opens, and would keep it from caches.
/// </summary>
internal static class PolicyByConsent
{
    private static readonly string[] Headers =
        [HeaderNames.ContentSecurityPolicy, HeaderNames.ContentSecurityPolicyReportOnly];

    /// <summary>Whether the response differs by consent through its policy.</summary>
    public static bool Concerns(RequestConsent consent) =>
        consent.Rules.HasPolicyHosts
        && consent.Context.Response is { ContentType: { } type } response
        && IsPage(type)
        && Headers.Any(response.Headers.ContainsKey);

    public static void Apply(RequestConsent consent)
    {
        var hosts = consent.Rules.Categories.All
            .Where(category => category.PolicyHosts.Count > 0 && consent.State.IsGranted(category))
            .SelectMany(category => category.PolicyHosts)
            .ToArray();
        foreach (var name in Headers)
        {
            if (hosts.Length > 0 && consent.Context.Response.Headers.TryGetValue(name, out var policies))
            {
                consent.Context.Response.Headers[name] =
                    new StringValues([.. policies.Select(policy => policy is null ? null : PolicyText.Add(policy, hosts))]);
            }
        }
    }

    private static bool IsPage(string contentType) =>
        contentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
        || contentType.StartsWith("application/xhtml+xml", StringComparison.OrdinalIgnoreCase);
}
