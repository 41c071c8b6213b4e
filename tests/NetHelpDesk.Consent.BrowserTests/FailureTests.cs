using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What visitors see when a choice does not arrive.</summary>
public sealed class FailureTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    internal const string NotKept = "Your choice could not be saved, because your browser keeps no cookies from this site.";

    [Fact]
    public async Task A_choice_that_does_not_arrive_is_told_and_can_be_made_again()
    {
        var page = await Visitor.OpenAsync("/");
        await AnswerChoicesAsync(page, route => route.AbortAsync());

        await page.Button("Accept all").ClickAsync();

        await IsToldAsync(page, "Your choice could not be saved. Please try again.");
        await page.Tab.UnrouteAllAsync();
        await page.Banner.AcceptAsync();
        (await Visitor.GrantedAsync()).Should().Contain("tracking");
    }

    [Fact]
    public async Task A_grant_that_is_not_recorded_is_told()
    {
        var page = await Visitor.OpenAsync("/");
        await AnswerChoicesAsync(page, route => route.FulfillAsync(new() { Status = (int)HttpStatusCode.ServiceUnavailable }));

        await page.Button("Accept all").ClickAsync();

        await IsToldAsync(page, "Your consent could not be recorded, so nothing was switched on. Please try again.");
    }

    [Theory]
    [InlineData("Accept all")]
    [InlineData("Reject all")]
    public async Task A_choice_that_the_browser_does_not_keep_is_told(string answer)
    {
        var page = await Visitor.OpenAsync("/");
        await AnswerChoicesAsync(page, route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """{"decided":true,"decidedAt":"2026-11-23T10:00:00Z","categories":{"essential":true,"tracking":true},"modes":{"tracking":"OptIn"}}""",
        }));

        await page.Button(answer).ClickAsync();

        await IsToldAsync(page, NotKept);
        (await Visitor.GrantedAsync()).Should().Equal("essential");
    }

    [Fact]
    public async Task With_cookies_turned_off_no_choice_is_sent_and_the_reason_is_told()
    {
        var page = await Visitor.OpenAsync("/");
        var sent = 0;
        await AnswerChoicesAsync(page, route =>
        {
            sent++;
            return route.AbortAsync();
        });
        await page.EvaluateAsync<object?>("() => { Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false }); }");

        await page.Button("Accept all").ClickAsync();

        await IsToldAsync(page, NotKept);
        sent.Should().Be(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_question_that_has_changed_is_shown_again_before_it_is_answered(bool inDialog)
    {
        var page = await Visitor.OpenAsync("/");
        if (inDialog)
        {
            await page.Banner.OpenDialogAsync();
        }

        var layer = page.Tab.Locator(inDialog ? "dialog" : "[data-consent-banner]");
        await layer.Locator("[name=version]").EvaluateAsync("field => { field.value = '2020-01'; }");

        await layer.GetByRole(AriaRole.Button, new() { Name = "Accept all" }).ClickAsync();

        await IsToldAsync(page, "What we ask has changed since this page was loaded. Please choose again.");
        (await Visitor.GrantedAsync()).Should().Equal("essential");
        await layer.GetByRole(AriaRole.Button, new() { Name = "Accept all" }).ClickAsync();
        await page.Banner.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().Contain("tracking");
    }

    [Fact]
    public async Task A_dialog_of_which_the_browser_says_late_that_it_closed_does_not_take_the_new_question_away()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.OpenDialogAsync();
        await page.EvaluateAsync<object?>(
            """
            () => addEventListener('close', event => {
              if (event.isTrusted) {
                event.stopImmediatePropagation();
                setTimeout(() => event.target.dispatchEvent(new Event('close')), 2000);
              }
            }, true)
            """);
        var layer = page.Tab.Locator("dialog[open]");
        await layer.Locator("[name=version]").EvaluateAsync("field => { field.value = '2020-01'; }");
        var old = await layer.ElementHandleAsync();

        await layer.GetByRole(AriaRole.Button, new() { Name = "Accept all" }).ClickAsync();

        await IsToldAsync(page, "What we ask has changed since this page was loaded. Please choose again.");
        await page.Tab.WaitForFunctionAsync("dialog => !dialog.isConnected", old);
        await Expect(layer).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_the_script_s_answers_the_page_stays_usable_and_nothing_is_granted()
    {
        var page = await Visitor.OpenAsync(PrivacyChoicesPage.Path);
        await page.Tab.RouteAsync("**/privacy-choices/**", route => route.AbortAsync());
        await page.GoToAsync("/");

        await page.Tab.GetByRole(AriaRole.Link, new() { Name = "Knowledge base", Exact = true }).ClickAsync();

        page.Path.Should().Be("/articles");
        (await Visitor.CookiesAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    private static async Task AnswerChoicesAsync(HelpDeskPage page, Func<IRoute, Task> answer) => await page.Tab.RouteAsync(
        "**" + PrivacyChoicesPage.Path,
        route => route.Request.Method == HttpMethods.Post ? answer(route) : route.ContinueAsync());

    private static Task IsToldAsync(HelpDeskPage page, string words) =>
        Expect(page.Tab.Locator("[data-consent-message]:not(:empty)")).ToHaveTextAsync(words);
}
