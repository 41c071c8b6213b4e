using Microsoft.Playwright;
using NetHelpDesk.Site.Accounts;
using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A tab that shows the help desk.</summary>
public sealed class HelpDeskPage(IPage page)
{
    public const string Article = "/articles/merge-duplicate-tickets";

    internal const string ChooseAndTell =
        """
        async ([choice, ...categories]) => {
          const response = await fetch('/privacy-choices', {
            method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ choice, categories }),
          });
          document.dispatchEvent(new CustomEvent('consentchange', { detail: await response.json() }));
        }
        """;

    /// <summary>The tab itself, for checks that hold for any page.</summary>
    public IPage Tab => page;

    public ConsentBanner Banner { get; } = new(page);

    public PrivacyChoicesPage PrivacyChoices { get; } = new(page);

    public ConsentDialog Dialog { get; } = new(page);

    internal Keyboard Keyboard { get; } = new(page);

    public string Path => new Uri(page.Url).AbsolutePath;

    public Task GoToAsync(string path) => page.GotoAsync(path);

    /// <returns>The page as the server sent it, once its script has fetched what it wants.</returns>
    public async Task<string> ReceiveAsync(string address)
    {
        var response = await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return await response!.TextAsync();
    }

    public Task FollowAsync(string link) => page.GetByRole(AriaRole.Link, new() { Name = link }).PressAsync();

    public async Task FollowAsync(string link, string to)
    {
        await FollowAsync(link);
        await page.WaitForURLAsync(address => new Uri(address).AbsolutePath == to);
    }

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>Opens the choices again with the link at the foot of the page.</summary>
    public async Task<ConsentDialog> ReopenAsync()
    {
        await FollowAsync("Cookie choices");
        await Dialog.IsOpenAsync();
        return Dialog;
    }

    /// <summary>Waits until the page has fetched what it wants, and until what the browser says of it has arrived.</summary>
    public async Task SettleAsync()
    {
        do
        {
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
        while (!await StaysAsync());
    }

    public Task ReloadAsync() => page.ReloadAsync();

    /// <summary>What a page sees that the browser kept whole and shows again. Browsers under test keep none.</summary>
    public Task ComeBackFromCacheAsync() =>
        page.EvaluateAsync("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");

    public Task GoBackAsync() => page.GoBackAsync();

    /// <summary>Waits for the page with this heading.</summary>
    public Task IsAtAsync(string heading) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading })).ToBeVisibleAsync();

    public async Task SignInAsync(DemoAccount? account = null)
    {
        account ??= DemoAccount.Customer;
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email").FillAsync(account.Email);
        await page.GetByLabel("Password").FillAsync(account.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/account");
    }

    /// <returns>How much of the window's lower edge is kept free of what has the focus, in pixels.</returns>
    public Task<double> RoomForBannerAsync() =>
        page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || 0");

    /// <returns>The keys of what the page's origin keeps in the browser beside cookies.</returns>
    public Task<string[]> StoredKeysAsync() =>
        page.EvaluateAsync<string[]>("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]");

    /// <summary>What a script in the page finds.</summary>
    public Task<T> EvaluateAsync<T>(string expression) => page.EvaluateAsync<T>(expression);

    public Task<IJSHandle> UntilAsync(string expression) => page.WaitForFunctionAsync(expression);

    /// <summary>Allows an embed in its own place.</summary>
    public Task AllowEmbedAsync() => page.Locator("[data-consent-placeholder] a").First.PressAsync();

    public ILocator Find(string selector) => page.Locator(selector);

    /// <summary>Chooses as a script of the site may, and tells the page.</summary>
    public Task ChooseFromScriptAsync(string choice, params string[] categories) =>
        page.EvaluateAsync(ChooseAndTell, (string[])[choice, .. categories]);

    /// <summary>Goes back in the browser's history, as far as the page.</summary>
    public async Task GoBackToAsync(string path)
    {
        do
        {
            await page.GoBackAsync();
        }
        while (Path != path);
    }

    public Task SendFromScriptAsync(string method, string path) =>
        page.EvaluateAsync("([method, path]) => fetch(path, { method })", new[] { method, path });

    /// <returns>Whether the page was still there after a moment: a withdrawal loads it again.</returns>
    private async Task<bool> StaysAsync()
    {
        try
        {
            await page.EvaluateAsync("() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 100)))");
            return true;
        }
        catch (PlaywrightException gone) when (gone.Message.Contains("navigation", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
