using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Enforcement;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Features;

/// <summary>
/// Makes entries of the output cache vary by consent. A base policy, and so in force for every request that another
/// policy caches; it switches no caching on.
/// </summary>
internal sealed class ConsentCachePolicy : IOutputCachePolicy
{
    public static readonly ConsentCachePolicy Instance = new();

    private ConsentCachePolicy()
    {
    }

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        // Consent is not read for what is not cached.
        if (IsCached(context))
        {
            var (name, key) = KeyOf(context.HttpContext);
            context.CacheVaryByRules.VaryByValues[name] = key;

            // Behind this the cache compares what the browser kept with what it stored.
            if (context.HttpContext.Features.Get<RequestConsent>() is { } consent)
            {
                Validators.TakeForCache(consent);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        // A response without a body is stored before it starts.
        if (context.HttpContext.Features.Get<RequestConsent>() is { } consent)
        {
            if (!consent.HasStarted && SetCookieEnforcer.HasDependent(consent))
            {
                consent.MarkByVerdict();
            }

            consent.MarkAgain();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The value by which entries vary; empty where the request has not met the library yet.</summary>
    public static KeyValuePair<string, string> KeyOf(HttpContext context) =>
        new(VaryKey.Name, context.Features.Get<RequestConsent>() is { } consent ? consent.CacheKey : "");

    /// <summary>An earlier base policy caches the request, or the endpoint's own policy may.</summary>
    private static bool IsCached(OutputCacheContext context) =>
        context.EnableOutputCaching
        || (context.HttpContext.GetEndpoint()?.Metadata is { } metadata
            && (metadata.GetMetadata<IOutputCachePolicy>() is not null || metadata.GetMetadata<OutputCacheAttribute>() is not null));
}
