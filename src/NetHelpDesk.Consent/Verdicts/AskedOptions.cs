using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>
/// Knows whether anybody asked for these options. A middleware takes the registered ones when it is put into the
/// pipeline, and does not where <c>Use…</c> was given others or was not called.
/// </summary>
internal sealed class AskedOptions<TOptions> : IPostConfigureOptions<TOptions>
    where TOptions : class
{
    private volatile bool _isAsked;

    public bool IsAsked => _isAsked;

    public void PostConfigure(string? name, TOptions options) => _isAsked = true;
}
