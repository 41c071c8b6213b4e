namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Gives each test a visitor of its own at WebKit, and keeps what the visitor saw when the test fails.</summary>
public abstract class WebKitTest(WebKitFixture webKit, HostedSite site) : IAsyncLifetime
{
    protected const string Banner = "[data-consent-banner]";

    private WebKitVisitor? _visitor;

    protected WebKitVisitor Visitor => _visitor!;

    /// <summary>Arguments of the browser.</summary>
    protected virtual string[] Settings => [];

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "WebKit with a WebDriver that needs no set-up is to be had on Linux alone.");
        _visitor = await webKit.ArriveAsync(site.Address, Settings);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        using (_visitor)
        {
            if (TestContext.Current is { TestState.Result: TestResult.Failed, TestMethod: { } method })
            {
                _visitor?.KeepScreenshot($"{GetType().Name}.{method.MethodName}");
            }
        }

        return ValueTask.CompletedTask;
    }

    protected void Choose(string choice, string within = Banner)
    {
        Visitor.Press($"{within} button[name=choice][value={choice}]");
        Visitor.UntilAway(Banner);
    }
}
