using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>An endpoint by what its developer wrote, never by what a visitor asked for: a path may hold ids.</summary>
internal static class EndpointName
{
    private const string None = "(no endpoint)";

    public static string Of(Endpoint? endpoint)
    {
        if (endpoint is not RouteEndpoint route)
        {
            return endpoint?.DisplayName ?? None;
        }

        var methods = route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        var pattern = "/" + route.RoutePattern.RawText?.TrimStart('/');
        var action = IsConventional(route) ? $" ({route.DisplayName})" : "";
        return methods is { Count: > 0 } ? $"{string.Join(", ", methods)} {pattern}{action}" : pattern + action;
    }

    /// <summary>By the names of its types: the package does not depend on YARP.</summary>
    public static bool IsProxy(Endpoint? endpoint) => endpoint?.Metadata.Any(item =>
        item.GetType().FullName?.StartsWith("Yarp.ReverseProxy.", StringComparison.Ordinal) == true) == true;

    /// <summary>One pattern for all actions (<c>{controller=Home}/{action=Index}</c>) does not tell them apart.</summary>
    private static bool IsConventional(RouteEndpoint route) =>
        route.RoutePattern.GetParameter("controller") is not null && route.DisplayName is not null;
}
