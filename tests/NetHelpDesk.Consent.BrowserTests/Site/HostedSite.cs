using Microsoft.AspNetCore.Builder;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A site on Kestrel, as a visitor meets it, on a port that the system chooses.</summary>
public abstract class HostedSite(WebApplication site) : IAsyncLifetime
{
    public Uri Address => new(site.Urls.Single());

    public IServiceProvider Services => site.Services;

    public virtual async ValueTask InitializeAsync() => await site.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await site.DisposeAsync();
    }

    /// <returns>The arguments with which a sample is hosted from its own folder.</returns>
    protected static string[] ArgumentsFor(string sample, params string[] settings) =>
    [
        $"--contentRoot={RepositoryFolder.Of("samples", sample)}",
        "--environment=Production",
        "--urls=http://127.0.0.1:0",
        .. settings,
    ];
}
