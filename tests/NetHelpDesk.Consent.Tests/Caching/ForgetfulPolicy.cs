using Microsoft.AspNetCore.OutputCaching;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Starts anew with what the entry varies by, as policies that were not written for others to add to do.</summary>
internal sealed class ForgetfulPolicy : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.CacheVaryByRules.VaryByValues.Clear();
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
}
