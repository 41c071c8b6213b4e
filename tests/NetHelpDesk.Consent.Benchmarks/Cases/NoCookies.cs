using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What a request costs that has no cookie in it and gets none.</summary>
public class NoCookies : ThreeWays
{
    private protected override Task<Site> StartAsync(Middleware middleware) => Site.StartAsync(middleware, EmptyAsync);

    internal static Task EmptyAsync(HttpContext context)
    {
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }
}
