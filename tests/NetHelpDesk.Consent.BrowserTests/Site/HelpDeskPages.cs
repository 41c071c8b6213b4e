using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.BrowserTests;

internal static class HelpDeskPages
{
    /// <summary>The pages that, between them, try to set every kind of cookie.</summary>
    public static readonly string[] Tour = ["/", HelpDeskPage.Article, "/trial?utm_source=newsletter", "/no-such-page", "/"];

    /// <summary>The address of every page of the help desk, and of the choices.</summary>
    public static string[] AllOf(HostedSite site) =>
    [
        .. from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
           select AddressOf(endpoint.RoutePattern.RawText!),
        PrivacyChoicesPage.Path,
    ];

    private static string AddressOf(string route) => route switch
    {
        "articles/{slug}" => HelpDeskPage.Article,
        "dev/cookies/{traceId?}" => "/dev/cookies",
        _ when !route.Contains('{') => "/" + route,
        _ => throw new InvalidOperationException($"Which page is at {route}? The tests that look at every page need one."),
    };
}
