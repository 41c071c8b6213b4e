using System.Globalization;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>How much of a phone the banner takes, in every language, and that what is asked is seen before it is answered.</summary>
public sealed class BannerShareTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    private const string OutOfSight =
        """
        () => {
          const inside = (element, box) => {
            const { top, bottom } = element.getBoundingClientRect();
            return top >= Math.max(box.top, 0) - 1 && bottom <= Math.min(box.bottom, innerHeight) + 1;
          };
          const banner = document.querySelector('[data-consent-banner]');
          const [text, all] = [banner.querySelector('.nhd-text'), banner].map(element => element.getBoundingClientRect());
          return [
            ...[...banner.querySelectorAll('h2, li')].filter(element => !inside(element, text)),
            ...[...banner.querySelectorAll('button, [data-consent-open]')].filter(element => !inside(element, all)),
          ].map(element => element.textContent);
        }
        """;

    private const string OutOfReach =
        """
        () => [...document.querySelectorAll('[data-consent-banner] button')].filter(button => {
          const { left, top, width, height } = button.getBoundingClientRect();
          return top < 0 || top + height > innerHeight || !button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }).map(button => button.textContent)
        """;

    private const string IsMoreShown =
        """
        () => {
          const text = document.querySelector('.nhd-text');
          return text.scrollHeight <= text.clientHeight + 1 || getComputedStyle(text).backgroundImage.includes('gradient');
        }
        """;

    private static IEnumerable<string> Languages => Directory
        .EnumerateFiles(RepositoryFolder.Of("src", "NetHelpDesk.Consent", "Languages", "Texts"), "*.json")
        .Select(path => Path.GetFileNameWithoutExtension(path)!);

    [Fact]
    public async Task On_a_small_phone_every_purpose_of_five_is_seen_in_every_language()
    {
        await using var pages = await StartAsync("Preferences", "Social media");
        var page = await Visitor.OpenAsync(pages.Address + "/privacy-choices/state");
        await page.Tab.SetViewportSizeAsync(360, 640);

        var wrong = new List<string>();
        foreach (var language in Languages)
        {
            await OpenAsync(page, pages, language);
            (await page.Banner.HeightAsync()).Should().BeLessThanOrEqualTo(320, language);
            wrong.AddRange((await page.EvaluateAsync<string[]>(OutOfSight)).Select(text => $"{language}: {text}"));
            (await page.EvaluateAsync<bool>(IsMoreShown)).Should().BeTrue(language);
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task On_a_phone_it_takes_at_most_38_per_cent_with_the_purposes_in_sight()
    {
        await using var pages = await StartAsync();
        var page = await Visitor.OpenAsync(pages.Address + "/privacy-choices/state");
        await page.Tab.SetViewportSizeAsync(412, 823);

        var wrong = new List<string>();
        foreach (var language in Languages)
        {
            await OpenAsync(page, pages, language);
            (await page.Banner.HeightAsync()).Should().BeLessThanOrEqualTo(823 * 0.38f, language);
            wrong.AddRange((await page.EvaluateAsync<string[]>(OutOfSight)).Select(text => $"{language}: {text}"));
        }

        wrong.Should().BeEmpty();
    }

    /// <summary>A desktop at 200 % and at 400 % (WCAG 1.4.4, 1.4.10), and text twice as large on a phone.</summary>
    [Theory]
    [InlineData(640, 400, 16)]
    [InlineData(320, 256, 16)]
    [InlineData(412, 823, 32)]
    [InlineData(1280, 800, 32)]
    public async Task Both_answers_are_within_reach_when_the_visitor_zooms(int width, int height, int text)
    {
        await using var pages = await StartAsync("Preferences", "Social media");
        var page = await Visitor.OpenAsync(pages.Address + "/privacy-choices/state");
        await page.Tab.SetViewportSizeAsync(width, height);
        foreach (var language in new[] { "en", "de", "el" })
        {
            await OpenAsync(page, pages, language, text);

            (await page.EvaluateAsync<string[]>(OutOfReach)).Should().BeEmpty(language);
        }
    }

    private static Task<ScriptSite> StartAsync(params string[] own) => ScriptSite.StartAsync(
        context => $"<style>html {{ font-size: {context.Request.Query["text"]}px; }}</style></head><body>{BannerTag.RenderIn(context)}<main><h1>Page</h1></main></body>",
        options =>
        {
            options.PolicyUrl = "/policy";
            foreach (var name in own)
            {
                options.Categories[name.Split(' ')[0]] = new() { DisplayName = name, Description = "What this is for." };
                options.Cookies[name.Split(' ')[0]] = new() { Category = name.Split(' ')[0], Purpose = "What this is for." };
            }

            foreach (var category in new[] { CookieCategory.Session, CookieCategory.Tracking, CookieCategory.Advertising })
            {
                options.Cookies[category] = new() { Category = category, Purpose = "What this is for." };
            }
        });

    private static async Task OpenAsync(HelpDeskPage page, ScriptSite pages, string language, int text = 16)
    {
        await page.Tab.SetExtraHTTPHeadersAsync([new("Accept-Language", language)]);
        await page.GoToAsync(string.Create(CultureInfo.InvariantCulture, $"{pages.Address}/page?text={text}"));
        await page.Banner.IsShownAsync();
        await page.SettleAsync();
    }
}
