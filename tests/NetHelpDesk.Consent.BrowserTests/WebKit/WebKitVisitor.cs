using System.Text.Json;
using OpenQA.Selenium;
using OpenQA.Selenium.Remote;
using OpenQA.Selenium.Support.UI;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A person at WebKit, with one tab.</summary>
public sealed class WebKitVisitor : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Polling = TimeSpan.FromMilliseconds(20);

    private readonly WebKitDriver _driver;
    private readonly RemoteWebDriver _browser;
    private readonly Uri _site;

    internal WebKitVisitor(WebKitDriver driver, RemoteWebDriver browser, Uri site)
    {
        _driver = driver;
        _browser = browser;
        _site = site;
    }

    public string Path => new Uri(_browser.Url).AbsolutePath;

    public void GoTo(string address) => _browser.Navigate().GoToUrl(new Uri(_site, address));

    /// <summary>Walks through the pages that, between them, try to set every kind of cookie.</summary>
    public void Tour()
    {
        foreach (var path in HelpDeskPages.Tour)
        {
            GoTo(path);
        }
    }

    /// <summary>What a script in the page finds.</summary>
    public T Find<T>(string function) =>
        JsonSerializer.Deserialize<T>((string)_browser.ExecuteScript($"return JSON.stringify(({function})() ?? null);")!)!;

    public void Do(string function) => _browser.ExecuteScript($"return ({function})();");

    /// <summary>Chooses as a script of the site may, and tells the page.</summary>
    public void ChooseFromScript(string choice, params string[] categories) => _browser.ExecuteScript(
        "return (" + HelpDeskPage.ChooseAndTell + ")(arguments[0]);", (object)(string[])[choice, .. categories]);

    public void Press(string selector)
    {
        var target = _browser.FindElement(By.CssSelector(selector));

        // The driver is content with a target that stands under the banner.
        _browser.ExecuteScript("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });", target);
        target.Click();
    }

    public void TickOnly(string within, params string[] categories)
    {
        foreach (var box in _browser.FindElements(By.CssSelector($"{within} input[name=category]:enabled")))
        {
            if (box.Selected != categories.Contains(box.GetAttribute("value")))
            {
                box.Click();
            }
        }
    }

    /// <summary>Waits until this is so in the page.</summary>
    public void Until(string function) =>
        new WebDriverWait(_browser, Patience) { PollingInterval = Polling, Message = $"at {_browser.Url} it never was so: {function}" }
            .Until(_ => Find<bool>(function));

    public void UntilShown(string selector) => Until($"() => !!document.querySelector(`{selector}`)?.checkVisibility()");

    public void UntilAway(string selector) => Until($"() => !document.querySelector(`{selector}`)?.checkVisibility()");

    /// <returns>The names of the cookies that the browser holds for the page.</returns>
    public string[] Cookies() => [.. _browser.Manage().Cookies.AllCookies.Select(cookie => cookie.Name)];

    public void KeepScreenshot(string name)
    {
        var path = Screenshots.PathOf(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        _browser.GetScreenshot().SaveAsFile(path);
    }

    public void Dispose()
    {
        try
        {
            _browser.Quit();
        }
        finally
        {
            _driver.Dispose();
        }
    }
}
