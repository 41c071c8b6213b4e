namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Gives each test a visitor of its own, and keeps what the visitor saw when the test fails.</summary>
public abstract class BrowserTest(BrowserFixture browser, SiteFixture site) : IAsyncLifetime
{
    protected Visitor Visitor { get; private set; } = null!;

    protected virtual bool JavaScript => true;

    public async ValueTask InitializeAsync() => Visitor = await Visitor.ArriveAsync(browser, site, JavaScript);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current is { TestState.Result: TestResult.Failed, TestMethod: { } method })
        {
            await Visitor.KeepScreenshotsAsync($"{GetType().Name}.{method.MethodName}");
        }

        await Visitor.DisposeAsync();
    }
}
