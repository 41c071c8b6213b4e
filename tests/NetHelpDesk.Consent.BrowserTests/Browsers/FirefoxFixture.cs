using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(NetHelpDesk.Consent.BrowserTests.FirefoxFixture))]

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Firefox.</summary>
public class FirefoxFixture : BrowserFixture
{
    private readonly LaunchedBrowser _firefox;

    // Scripts are off for all of a Firefox or for nothing: it ignores what a context asks for.
    private readonly LaunchedBrowser _withoutJavaScript;

    public FirefoxFixture()
        : this([])
    {
    }

    /// <param name="preferences">What the visitor has chosen in <c>about:config</c>.</param>
    protected FirefoxFixture(Dictionary<string, object> preferences)
    {
        _firefox = new(driver => new FirefoxFinder(driver.Firefox, preferences).LaunchAsync());
        _withoutJavaScript = new(driver =>
            new FirefoxFinder(driver.Firefox, preferences.Append(new("javascript.enabled", false))).LaunchAsync());
    }

    public override Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) =>
        (options.JavaScriptEnabled == false ? _withoutJavaScript : _firefox).NewContextAsync(options);

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _firefox.DisposeAsync();
        await _withoutJavaScript.DisposeAsync();
        await base.DisposeAsync();
    }
}
