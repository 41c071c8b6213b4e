using Microsoft.Playwright;
using NetHelpDesk.Site.Accounts;

namespace NetHelpDesk.Consent.BrowserTests;

public sealed class ExportTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    [Fact]
    public async Task The_officer_sees_how_far_an_export_is_and_gets_the_file()
    {
        var page = await OfficerAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());

        download.SuggestedFilename.Should().MatchRegex("^consent-records-[0-9-]{10}\\.csv$");
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        lines.Should().HaveCountGreaterThan(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"{lines.Length - 1} records are exported.");
        lines[0].Should().StartWith("id,subject,account,at,");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stop" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_officer_can_stop_a_long_export()
    {
        var page = await OfficerAsync();
        var gate = new TaskCompletionSource();
        await page.RouteAsync("**/export.jsonl*", async route =>
        {
            await gate.Task;
            await route.AbortAsync();
        });

        await page.GetByRole(AriaRole.Link, new() { Name = "JSON Lines" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The export was stopped.");
        gate.SetResult();
    }

    [Fact]
    public async Task An_export_that_breaks_off_says_so()
    {
        var page = await OfficerAsync();
        await page.RouteAsync("**/export.jsonl*", route => route.AbortAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "JSON Lines" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("broke off");
    }

    /// <summary>There is one decision at least.</summary>
    private async Task<IPage> OfficerAsync()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.AcceptAsync();
        await page.SignInAsync(DemoAccount.Officer);
        await page.GoToAsync("/consent-records");
        return page.Tab;
    }
}
