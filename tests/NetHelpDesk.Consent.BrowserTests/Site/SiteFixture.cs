using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Site;

[assembly: AssemblyFixture(typeof(NetHelpDesk.Consent.BrowserTests.SiteFixture))]

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The help desk.</summary>
public class SiteFixture : HostedSite
{
    private static readonly DirectoryInfo Records = Directory.CreateTempSubdirectory("nethelpdesk-site-");

    static SiteFixture() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Records.Delete(recursive: true);

    public SiteFixture()
        : this([])
    {
    }

    protected SiteFixture(string[] settings, Action<WebApplicationBuilder>? configure = null)
        : base(SampleSite.Build(
            ArgumentsFor(
                "NetHelpDesk.SampleSite",
                [
                    $"--ConnectionStrings:Consent=Data Source={Path.Combine(Records.FullName, Path.GetRandomFileName() + ".db")};Pooling=False",
                    "--NetHelpDeskConsent:Records:MaxPerMinute=100000",
                    .. settings,
                ]),
            builder =>
            {
                builder.Logging.ClearProviders();
                configure?.Invoke(builder);
            }))
    {
    }
}
