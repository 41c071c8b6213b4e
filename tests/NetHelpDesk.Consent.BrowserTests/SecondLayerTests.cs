using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

public sealed class SecondLayerTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    [Fact]
    public async Task No_box_is_ticked_in_advance()
    {
        var page = await Visitor.OpenAsync("/");

        var dialog = await page.Banner.OpenDialogAsync();

        (await dialog.TickedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Closing_without_saving_discards_what_was_ticked()
    {
        var page = await Visitor.OpenAsync("/");
        var dialog = await page.Banner.OpenDialogAsync();
        await dialog.TickAsync("tracking");

        await page.Button("Close without saving").ClickAsync();
        await dialog.IsAwayAsync();

        (await (await page.Banner.OpenDialogAsync()).TickedAsync()).Should().BeEmpty();
        (await Visitor.GrantedAsync()).Should().Equal("essential");
    }

    [Fact]
    public async Task A_click_beside_the_dialog_scrolling_and_waiting_choose_nothing()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);
        await page.Tab.Mouse.WheelAsync(0, 3000);
        await page.Banner.OpenDialogAsync();

        await page.Tab.Mouse.ClickAsync(5, 5);
        await page.SettleAsync();

        (await Visitor.StateAsync()).GetProperty("decided").GetBoolean().Should().BeFalse();
        (await Visitor.CookiesAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    [Fact]
    public async Task Each_purpose_shows_its_cookies()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.OpenDialogAsync();
        var purpose = page.Tab.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Group).Filter(new() { HasText = "See how the site is used" });

        await purpose.GetByText("Cookies", new() { Exact = true }).ClickAsync();

        var row = purpose.GetByRole(AriaRole.Row).Filter(new() { HasText = "lead_id" });
        await Expect(row).ToContainTextAsync("NetHelpDesk Lead");
        await Expect(row).ToContainTextAsync("12 months");
    }

    [Fact]
    public async Task What_was_saved_is_ticked_when_the_choices_are_opened_again()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.SaveAsync("tracking");

        var dialog = await page.ReopenAsync();

        (await dialog.TickedAsync()).Should().Equal("tracking");
    }

    [Fact]
    public async Task A_modified_click_leads_to_the_page()
    {
        var page = await Visitor.OpenAsync("/");

        var opened = await page.Tab.Context.RunAndWaitForPageAsync(() =>
            page.Tab.GetByRole(AriaRole.Link, new() { Name = "Choose by purpose" }).ClickAsync(new() { Modifiers = [KeyboardModifier.Control] }));

        // A new tab is there before what it shows.
        await opened.WaitForURLAsync(address => new Uri(address).AbsolutePath == PrivacyChoicesPage.Path);
    }

    [Fact]
    public async Task Both_answers_look_the_same()
    {
        var page = await Visitor.OpenAsync("/");

        await LookTheSameAsync(page, page.Tab.Locator("[data-consent-banner]"));
        await page.Banner.OpenDialogAsync();
        await LookTheSameAsync(page, page.Tab.GetByRole(AriaRole.Dialog));
    }

    private static async Task LookTheSameAsync(HelpDeskPage page, ILocator layer)
    {
        await page.Tab.Mouse.MoveAsync(0, 0);
        var looks = new List<string>();
        foreach (var name in new[] { "Reject all", "Accept all" })
        {
            looks.Add(await layer.GetByRole(AriaRole.Button, new() { Name = name }).EvaluateAsync<string>(
                """
                button => {
                  const { width, height } = button.getBoundingClientRect();
                  const style = getComputedStyle(button);
                  const own = [...style].filter(name => !/origin|inline-size|block-size|width|height/.test(name));
                  return JSON.stringify([Math.round(width), Math.round(height), ...own.map(name => name + ':' + style.getPropertyValue(name))]);
                }
                """));
        }

        looks[1].Should().Be(looks[0]);
    }
}
