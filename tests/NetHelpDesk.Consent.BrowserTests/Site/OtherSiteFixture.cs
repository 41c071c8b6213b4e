using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>One of the samples that show how a framework has its banner.</summary>
public abstract class OtherSiteFixture(Func<string[], Action<WebApplicationBuilder>?, WebApplication> build)
    : HostedSite(build(ArgumentsFor("NetHelpDesk.OtherSites"), Configure))
{
    /// <summary>The name of the tracking cookie that every page tries to set.</summary>
    public const string Tracking = "visitor";

    private static void Configure(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();

        // Blazor's script is in a package, where only development looks for it unasked.
        builder.WebHost.UseStaticWebAssets();
    }
}
