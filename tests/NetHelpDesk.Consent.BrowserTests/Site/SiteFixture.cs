using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Site;

[assembly: AssemblyFixture(typeof(NetHelpDesk.Consent.BrowserTests.SiteFixture))]

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The help desk.</summary>
public class SiteFixture : HostedSite
{
    public SiteFixture()
        : this([])
    {
    }

    protected SiteFixture(string[] settings, Action<WebApplicationBuilder>? configure = null)
        : base(SampleSite.Build(
            ArgumentsFor("NetHelpDesk.SampleSite", settings),
            builder =>
            {
                builder.Logging.ClearProviders();
                configure?.Invoke(builder);
            }))
    {
    }
}
