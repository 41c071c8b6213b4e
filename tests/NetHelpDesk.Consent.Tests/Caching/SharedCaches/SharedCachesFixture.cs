using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>One site, with each server in front of it.</summary>
public sealed class SharedCachesFixture : IAsyncLifetime
{
    private readonly Dictionary<string, ServerInFront> _caches = new() { ["nginx"] = new NginxCache(), ["Apache"] = new ApacheCache() };
    private ConsentHost? _site;

    private ConsentHost Site => _site!;

    internal Uri AddressOf(string cache) => _caches[cache].Address;

    internal Uri AddressOfSite => Site.Address;

    public async ValueTask InitializeAsync()
    {
        _site = await CachedSite.StartAsync(SiteCache.None, cacheFirst: false);
        foreach (var cache in _caches.Values)
        {
            await cache.StartAsync(_site.Address);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var cache in _caches.Values)
        {
            await cache.DisposeAsync();
        }

        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }
}
