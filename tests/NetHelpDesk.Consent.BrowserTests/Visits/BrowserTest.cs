using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Gives each test a visitor of its own, and keeps what the visitor saw when the test fails.</summary>
public abstract class BrowserTest(BrowserFixture browser, HostedSite site) : IAsyncLifetime
{
    protected Visitor Visitor { get; private set; } = null!;

    protected virtual bool JavaScript => true;

    /// <summary>What the visitor sits at or holds: a desktop with a mouse, unless a test says otherwise.</summary>
    protected virtual BrowserNewContextOptions Device => new();

    public async ValueTask InitializeAsync() => Visitor = await ArriveAsync(Device);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        // A picture of the whole page is taken with a style of the driver's own, which no page allows.
        string[] violations = [.. Visitor.Complaints.Violations];
        if (TestContext.Current is { TestState.Result: TestResult.Failed, TestMethod: { } method })
        {
            await Visitor.KeepScreenshotsAsync($"{GetType().Name}.{method.MethodName}");
        }

        await Visitor.DisposeAsync();
        violations.Should().BeEmpty("every page keeps to its Content-Security-Policy");
    }

    /// <summary>Sends another visitor in the place of this test's, for a case that needs a language or a device of its own.</summary>
    protected async Task ReplaceVisitorAsync(BrowserNewContextOptions device)
    {
        await Visitor.DisposeAsync();
        Visitor = await ArriveAsync(device);
    }

    private Task<Visitor> ArriveAsync(BrowserNewContextOptions device)
    {
        device.BaseURL = site.Address.ToString();
        device.JavaScriptEnabled = JavaScript;
        return Visitor.ArriveAsync(browser, device);
    }
}
