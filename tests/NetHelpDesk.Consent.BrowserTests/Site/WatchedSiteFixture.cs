using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A help desk of a test class's own, which knows what its visitors' browsers asked for.</summary>
public sealed class WatchedSiteFixture : SiteFixture
{
    public WatchedSiteFixture()
        : this(new ArrivalLog())
    {
    }

    private WatchedSiteFixture(ArrivalLog arrivals)
        : base([], builder => builder.Services.AddSingleton<IStartupFilter>(arrivals)) => Arrivals = arrivals;

    public ArrivalLog Arrivals { get; }
}
