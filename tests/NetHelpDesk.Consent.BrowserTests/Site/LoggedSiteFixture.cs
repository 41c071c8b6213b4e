using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The help desk as a developer starts it, of whose log is kept what is worse than information.</summary>
public sealed class LoggedSiteFixture : SiteFixture
{
    public LoggedSiteFixture()
        : this(new WarningLog())
    {
    }

    private LoggedSiteFixture(WarningLog log)
        : base(["--environment=Development"], builder => builder.Logging.AddProvider(log)) => Log = log;

    internal WarningLog Log { get; }
}
