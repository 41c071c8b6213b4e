using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>A site that declares 2,000 cookies in a configuration that can be reloaded.</summary>
internal sealed class ReloadingSite : IAsyncDisposable
{
    private readonly IConfigurationRoot _configuration;
    private readonly Site _site;
    private readonly ConsentRuntimeProvider _runtimes;

    private ReloadingSite(IConfigurationRoot configuration, Site site)
    {
        _configuration = configuration;
        _site = site;
        _runtimes = site.Services.GetRequiredService<ConsentRuntimeProvider>();
    }

    public static async Task<ReloadingSite> StartAsync()
    {
        var configuration = DeclaredCookies.Configure(2000);
        return new ReloadingSite(configuration, await Site.StartAsync(
            Middleware.Consent, NoCookies.EmptyAsync, configuration: configuration.GetSection(DeclaredCookies.Section)));
    }

    public ValueTask<long> GetAsync() => _site.GetAsync();

    /// <exception cref="InvalidOperationException">The rules in force are the same as before.</exception>
    public void Reload()
    {
        var before = _runtimes.Current;
        _configuration.Reload();
        if (ReferenceEquals(before, _runtimes.Current))
        {
            throw new InvalidOperationException("The reload changed nothing: it was not measured.");
        }
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
