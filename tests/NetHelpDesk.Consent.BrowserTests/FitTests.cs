namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Every layer fits its screen, in both themes. Each leaves a picture in <c>TestResults/screenshots</c> to look at.</summary>
public sealed class FitTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    private static readonly Screen[] Screens = [Screen.SmallPhone, Screen.Phone, Screen.Tablet, Screen.Desktop];

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("ar")]
    public async Task The_banner_leaves_half_of_the_screen_free(string language)
    {
        var page = await OpenAsync(language, "/");

        await page.Banner.IsShownAsync();
        await OnEveryScreenAsync(page, $"banner-{language}", async screen =>
        {
            await FitsAsync(page, screen);
            (await page.Banner.HeightAsync()).Should().BeLessThanOrEqualTo(screen.Size().Height / 2);
        });
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("ar")]
    public async Task The_dialog_fits_the_screen(string language)
    {
        var page = await OpenAsync(language, "/");

        await page.Banner.OpenDialogAsync();
        await OnEveryScreenAsync(page, $"dialog-{language}", async screen =>
        {
            await FitsAsync(page, screen);
            (await page.Dialog.HeightAsync()).Should().BeLessThanOrEqualTo(screen.Size().Height);
        });
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("ar")]
    public async Task The_full_page_fits_the_screen(string language)
    {
        var page = await OpenAsync(language, PrivacyChoicesPage.Path);

        await OnEveryScreenAsync(page, $"page-{language}", screen => FitsAsync(page, screen));
    }

    private async Task<HelpDeskPage> OpenAsync(string language, string path)
    {
        await ReplaceVisitorAsync(new() { Locale = language });
        return await Visitor.OpenAsync(path);
    }

    private static async Task OnEveryScreenAsync(HelpDeskPage page, string name, Func<Screen, Task> check)
    {
        foreach (var screen in Screens)
        {
            await page.Tab.SetViewportSizeAsync(screen.Size().Width, screen.Size().Height);
            foreach (var theme in new[] { Theme.Dark, Theme.Light })
            {
                await page.Tab.EmulateMediaAsync(theme.Media());
                await page.Tab.ScreenshotAsync(new() { Path = Screenshots.PathOf($"{name}-{screen}-{theme}") });
            }

            await check(screen);
        }
    }

    /// <summary>WCAG 1.4.10: nothing needs scrolling sideways.</summary>
    private static async Task FitsAsync(HelpDeskPage page, Screen screen) =>
        (await page.Tab.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(screen.Size().Width, $"{screen} shows all");
}
