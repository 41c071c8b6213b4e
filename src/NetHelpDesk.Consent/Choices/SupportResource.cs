using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Choices;

/// <summary>
/// <c>/.well-known/gpc.json</c>, with which a site says that it honours Global Privacy Control (W3C Global Privacy
/// Control, GPC support resource). A site that has a file or an endpoint of its own there answers itself.
/// </summary>
internal sealed class SupportResource(ConsentRuntimeProvider runtimes, IServiceProvider services)
{
    public const string Path = "/.well-known/gpc.json";

    private const string OneDay = "public, max-age=86400";

    /// <summary>Whether the library answers this request for <see cref="Path"/>, and not the site.</summary>
    public bool IsAnsweredHere(HttpContext context) => context.GetEndpoint() is { } endpoint
        ? IsMarked(endpoint)
        : IsOffered(context) && !HasRoute();

    /// <summary>
    /// Whether there is anything to say here: the signal refuses something, what it refuses is withheld, and the site
    /// has no file of its own. The resource belongs to an origin, so it is at its root only.
    /// </summary>
    public bool IsOffered(HttpContext context) =>
        runtimes.Current.Rules is { GlobalPrivacyControl: true, Enforcement: EnforcementMode.Enforce, Categories.IsSignalHonoured: true }
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !context.Request.PathBase.HasValue
        && services.GetService<IWebHostEnvironment>()?.WebRootFileProvider.GetFileInfo(Path).Exists != true;

    public Task WriteAsync(HttpContext context)
    {
        // Where the path base became known after routing.
        if (context.Request.PathBase.HasValue)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var lastUpdate = PolicyDate.Of(runtimes.Current.Rules.PolicyVersion);
        return JsonResponse.WriteAsync(
            context,
            StatusCodes.Status200OK,
            "application/json",
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("gpc"u8, true);
                if (lastUpdate is not null)
                {
                    writer.WriteString("lastUpdate"u8, lastUpdate);
                }

                writer.WriteEndObject();
            },
            OneDay);
    }

    public static bool IsMarked(Endpoint endpoint) => endpoint.Metadata.GetMetadata<SupportResource>() is not null;

    /// <summary>Routing may stand behind the library, where no endpoint has been selected yet.</summary>
    private bool HasRoute()
    {
        foreach (var endpoint in services.GetService<EndpointDataSource>()?.Endpoints ?? [])
        {
            if (endpoint is RouteEndpoint { RoutePattern.RawText: { } pattern }
                && pattern.AsSpan().TrimStart('/').Equals(Path.AsSpan(1), StringComparison.OrdinalIgnoreCase)
                && !IsMarked(endpoint))
            {
                return true;
            }
        }

        return false;
    }
}
