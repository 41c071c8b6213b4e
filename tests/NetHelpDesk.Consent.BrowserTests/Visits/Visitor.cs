using System.Text.Json;
using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A person at a browser that shares nothing with another test's.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly BrowserFixture _browser;
    private readonly BrowserNewContextOptions _settings;
    private IBrowserContext _context;

    private Visitor(BrowserFixture browser, BrowserNewContextOptions settings, IBrowserContext context, BrowserComplaints complaints)
    {
        _browser = browser;
        _settings = settings;
        _context = context;
        Received = new SetCookieLog(context);
        Complaints = complaints;
        Requests = new RequestLog(context);
    }

    /// <summary>What the browser asked for, until it was restarted.</summary>
    public RequestLog Requests { get; }

    public SetCookieLog Received { get; private set; }

    public BrowserComplaints Complaints { get; private set; }

    public static async Task<Visitor> ArriveAsync(BrowserFixture browser, BrowserNewContextOptions settings)
    {
        var context = await browser.NewContextAsync(settings);
        return new Visitor(browser, settings, context, await BrowserComplaints.ListenAsync(context, settings.JavaScriptEnabled != false));
    }

    /// <summary>Switches Global Privacy Control on in the browser.</summary>
    public Task AskForPrivacyAsync() =>
        _context.SetExtraHTTPHeadersAsync([KeyValuePair.Create("Sec-GPC", "1")]);

    public async Task<HelpDeskPage> OpenAsync(string path)
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync(path);
        return new HelpDeskPage(page);
    }

    /// <summary>Walks through the pages that, between them, try to set every kind of cookie.</summary>
    public async Task TourAsync()
    {
        var page = await OpenAsync(HelpDeskPages.Tour[0]);
        foreach (var path in HelpDeskPages.Tour[1..])
        {
            await page.GoToAsync(path);
        }
    }

    /// <returns>The names of the cookies that the browser holds.</returns>
    public async Task<IReadOnlySet<string>> CookiesAsync() =>
        (await _context.CookiesAsync()).Select(cookie => cookie.Name).ToHashSet();

    public Task<IReadOnlyList<BrowserContextCookiesResult>> HeldAsync() => _context.CookiesAsync();

    /// <summary>Has cookies in the browser from an earlier visit.</summary>
    public Task HoldAsync(string address, params string[] names) =>
        _context.AddCookiesAsync(names.Select(name => new Cookie { Name = name, Value = "1", Url = address }));

    public Task ForgetAsync(string name) => _context.ClearCookiesAsync(new() { Name = name });

    /// <summary>Closes the browser, which forgets the cookies that have no expiry, and opens it again.</summary>
    public async Task RestartBrowserAsync()
    {
        var kept = from cookie in await _context.CookiesAsync()
                   where cookie.Expires != -1
                   select new Cookie
                   {
                       Name = cookie.Name,
                       Value = cookie.Value,
                       Domain = cookie.Domain,
                       Path = cookie.Path,
                       Expires = cookie.Expires,
                       HttpOnly = cookie.HttpOnly,
                       Secure = cookie.Secure,
                       SameSite = cookie.SameSite,
                   };
        await _context.DisposeAsync();
        _context = await _browser.NewContextAsync(_settings);
        await _context.AddCookiesAsync(kept);
        Received = new SetCookieLog(_context);
        Complaints = await BrowserComplaints.ListenAsync(_context, _settings.JavaScriptEnabled != false);
    }

    /// <summary>Sends a request with the browser's cookies, of which no page learns.</summary>
    public Task SendAsync(string method, string path) => _context.APIRequest.FetchAsync(path, new() { Method = method });

    /// <returns>What the site says of the visitor's consent.</returns>
    public async Task<JsonElement> StateAsync()
    {
        var response = await _context.APIRequest.GetAsync(PrivacyChoicesPage.Path + "/state");
        return (await response.JsonAsync())!.Value;
    }

    /// <returns>The categories that are granted, essential ones included.</returns>
    public async Task<string[]> GrantedAsync()
    {
        var categories = (await StateAsync()).GetProperty("categories");
        return [.. from category in categories.EnumerateObject() where category.Value.GetBoolean() select category.Name];
    }

    public async Task KeepScreenshotsAsync(string name)
    {
        var tab = 0;
        foreach (var page in _context.Pages)
        {
            try
            {
                await page.ScreenshotAsync(new() { FullPage = true, Path = Screenshots.PathOf($"{name}-{++tab}"), Timeout = 5_000 });
            }
            catch (TimeoutException)
            {
                // Firefox draws none without scripts.
            }
        }
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
