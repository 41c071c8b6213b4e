namespace NetHelpDesk.Consent.BrowserTests;

public sealed class AccessibilityTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task The_banner_is_accessible(string language)
    {
        var page = await OpenAsync(language, "/");
        await page.Banner.IsShownAsync();

        await IsAccessibleAsync(page);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task The_dialog_is_accessible(string language)
    {
        var page = await OpenAsync(language, "/");
        await page.Banner.OpenDialogAsync();

        await IsAccessibleAsync(page);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task The_full_page_is_accessible(string language)
    {
        var page = await OpenAsync(language, PrivacyChoicesPage.Path);

        await IsAccessibleAsync(page);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task The_cookie_declaration_is_accessible(string language)
    {
        var page = await OpenAsync(language, "/cookies");
        await page.Banner.RejectAsync();

        await IsAccessibleAsync(page);
    }

    private async Task<HelpDeskPage> OpenAsync(string language, string path)
    {
        await ReplaceVisitorAsync(new() { Locale = language });
        return await Visitor.OpenAsync(path);
    }

    /// <summary>Looks at the page in every theme on every screen. It is loaded once: both can change under an open page.</summary>
    private static async Task IsAccessibleAsync(HelpDeskPage page)
    {
        var wrong = new List<string>();
        foreach (var theme in Enum.GetValues<Theme>())
        {
            await page.Tab.EmulateMediaAsync(theme.Media());
            foreach (var screen in Enum.GetValues<Screen>())
            {
                await page.Tab.SetViewportSizeAsync(screen.Size().Width, screen.Size().Height);
                wrong.AddRange((await AxeScan.ViolationsAsync(page.Tab)).Select(violation => $"{theme}, {screen}: {violation}"));
            }
        }

        string.Join('\n', wrong).Should().BeEmpty();
    }
}
