using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The whole flow without a mouse, by the roles and names that a screen reader speaks.</summary>
public sealed class KeyboardTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    [Theory]
    [InlineData("Enter")]
    [InlineData("Space")]
    public async Task A_key_rejects(string key)
    {
        var page = await OpenAsync();

        await page.Keyboard.TabToAsync(page.Button("Reject all"));
        await page.Keyboard.PressAsync(key);

        await page.Banner.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().Equal("essential");
    }

    [Fact]
    public async Task A_key_accepts()
    {
        var page = await OpenAsync();

        await page.Keyboard.TabToAsync(page.Button("Accept all"));
        await page.Keyboard.PressAsync("Enter");

        await page.Banner.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().Contain(["session", "tracking", "advertising"]);
    }

    [Fact]
    public async Task The_banner_is_the_first_stop_and_no_trap()
    {
        var page = await OpenAsync();
        await page.Keyboard.PressAsync("Tab");
        (await page.Banner.HasFocusAsync()).Should().BeTrue();

        await page.Keyboard.TabToAsync(page.Tab.GetByRole(AriaRole.Link, new() { Name = "Knowledge base" }));

        await page.Banner.IsShownAsync();
    }

    [Fact]
    public async Task After_a_choice_the_focus_is_on_the_content()
    {
        var page = await OpenAsync();
        await page.Keyboard.TabToAsync(page.Button("Reject all"));

        await page.Keyboard.PressAsync("Enter");
        await page.Banner.IsAwayAsync();

        (await Keyboard.HasFocusAsync(page.Tab.Locator("main"))).Should().BeTrue();
    }

    [Fact]
    public async Task Keys_choose_one_purpose()
    {
        var page = await OpenAsync();
        await page.Keyboard.TabToAsync(page.Tab.GetByRole(AriaRole.Link, new() { Name = "Choose by purpose" }));
        await page.Keyboard.PressAsync("Enter");
        await page.Dialog.IsOpenAsync();

        await page.Keyboard.TabToAsync(page.Tab.GetByRole(AriaRole.Checkbox, new() { Name = "See how the site is used" }));
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.TabToAsync(page.Tab.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save my choice" }));
        await page.Keyboard.PressAsync("Enter");

        await page.Dialog.IsAwayAsync();
        await page.Banner.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().Equal("essential", "tracking");
    }

    [Fact]
    public async Task Escape_closes_the_dialog_and_chooses_nothing()
    {
        var page = await OpenAsync();
        var opener = page.Tab.GetByRole(AriaRole.Link, new() { Name = "Choose by purpose" });
        await page.Keyboard.TabToAsync(opener);
        await page.Keyboard.PressAsync("Enter");
        await page.Dialog.IsOpenAsync();
        await page.Keyboard.TabToAsync(page.Tab.GetByRole(AriaRole.Checkbox, new() { Name = "See how the site is used" }));
        await page.Keyboard.PressAsync("Space");

        await page.Keyboard.PressAsync("Escape");

        await page.Dialog.IsAwayAsync();
        (await Keyboard.HasFocusAsync(opener)).Should().BeTrue();
        await page.Banner.IsShownAsync();
        (await Visitor.StateAsync()).GetProperty("decided").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Escape_on_the_banner_chooses_nothing()
    {
        var page = await OpenAsync();
        await page.Keyboard.TabToAsync(page.Button("Accept all"));

        await page.Keyboard.PressAsync("Escape");
        await page.SettleAsync();

        (await Visitor.StateAsync()).GetProperty("decided").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Keys_withdraw_with_the_link_at_the_foot_of_every_page()
    {
        var page = await OpenAsync();
        await page.Keyboard.TabToAsync(page.Button("Accept all"));
        await page.Keyboard.PressAsync("Enter");
        await page.Banner.IsAwayAsync();

        await page.Keyboard.TabToAsync(page.Tab.GetByRole(AriaRole.Link, new() { Name = "Cookie choices" }));
        await page.Keyboard.PressAsync("Enter");
        await page.Dialog.IsOpenAsync();
        await page.Keyboard.TabToAsync(page.Tab.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reject all" }));
        await page.Keyboard.PressAsync("Enter");

        await page.Dialog.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().Equal("essential");
    }

    /// <summary>WCAG 2.4.11: on the smallest screen too, the banner never covers what the focus is on.</summary>
    [Fact]
    public async Task The_focus_is_never_under_the_banner()
    {
        await ReplaceVisitorAsync(new() { ViewportSize = Screen.SmallPhone.Viewport() });
        var page = await OpenAsync();
        var last = page.Tab.GetByRole(AriaRole.Link, new() { Name = "Cookie choices" });
        var covered = new List<string>();

        while (!await Keyboard.HasFocusAsync(last))
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.Banner.CoversFocusAsync())
            {
                covered.Add(await page.Keyboard.FocusAsync());
            }
        }

        covered.Should().BeEmpty();
    }

    private Task<HelpDeskPage> OpenAsync() => Visitor.OpenAsync(HelpDeskPage.Article);
}
