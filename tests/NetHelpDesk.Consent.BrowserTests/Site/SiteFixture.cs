using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Site;

[assembly: AssemblyFixture(typeof(NetHelpDesk.Consent.BrowserTests.SiteFixture))]

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The help desk on Kestrel, as a visitor meets it, on a port that the system chooses.</summary>
public class SiteFixture : IAsyncLifetime
{
    private readonly WebApplication _site;

    public SiteFixture()
        : this([])
    {
    }

    protected SiteFixture(string[] settings, Action<WebApplicationBuilder>? configure = null) => _site = SampleSite.Build(
        [
            $"--contentRoot={RepositoryFolder.Of("samples", "NetHelpDesk.SampleSite")}",
            "--environment=Production",
            "--urls=http://127.0.0.1:0",
            .. settings,
        ],
        builder =>
        {
            builder.Logging.ClearProviders();
            configure?.Invoke(builder);
        });

    public Uri Address => new(_site.Urls.Single());

    public async ValueTask InitializeAsync() => await _site.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
    }
}
