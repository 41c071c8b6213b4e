using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The whole flow with a finger on a phone.</summary>
public sealed class TouchTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    protected override BrowserNewContextOptions Device => Devices.Phone;

    [Fact]
    public async Task A_tap_rejects()
    {
        var page = await Visitor.OpenAsync("/");

        await page.Button("Reject all").TapAsync();

        await page.Banner.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().Equal("essential");
    }

    [Fact]
    public async Task A_tap_accepts()
    {
        var page = await Visitor.OpenAsync("/");

        await page.Button("Accept all").TapAsync();

        await page.Banner.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().Contain(["session", "tracking", "advertising"]);
    }

    [Fact]
    public async Task Taps_choose_one_purpose()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Tab.GetByRole(AriaRole.Link, new() { Name = "Choose by purpose" }).TapAsync();
        await page.Dialog.IsOpenAsync();

        await page.Tab.GetByRole(AriaRole.Checkbox, new() { Name = "See how the site is used" }).TapAsync();
        await page.Tab.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save my choice" }).TapAsync();

        await page.Dialog.IsAwayAsync();
        await page.Banner.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().Equal("essential", "tracking");
    }

    [Fact]
    public async Task A_tap_beside_the_banner_chooses_nothing()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.IsShownAsync();

        await page.Tab.Touchscreen.TapAsync(5, 5);
        await page.SettleAsync();

        await page.Banner.IsShownAsync();
        (await Visitor.StateAsync()).GetProperty("decided").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Taps_withdraw_with_the_link_at_the_foot_of_every_page()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Button("Accept all").TapAsync();
        await page.Banner.IsAwayAsync();

        await page.Tab.GetByRole(AriaRole.Link, new() { Name = "Cookie choices" }).TapAsync();
        await page.Dialog.IsOpenAsync();
        await page.Tab.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reject all" }).TapAsync();

        await page.Dialog.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().Equal("essential");
    }
}
