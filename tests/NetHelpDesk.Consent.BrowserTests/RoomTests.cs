namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The end of every page can be scrolled out from under the banner, and nothing moves for that.</summary>
public sealed class RoomTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    private const string Watch =
        """
        window.shifts = [];
        new PerformanceObserver(list => list.getEntries().forEach(shift => shifts.push(...shift.sources.map(source =>
          `${shift.value} by ${source.node?.nodeName} ${source.node?.className}`)))).observe({ type: 'layout-shift', buffered: true });
        """;

    private const string IsLinkAtHand =
        """
        async () => {
          scrollTo(0, 1e6);
          await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 50)));
          const link = document.getElementById('foot');
          const { left, top, width, height } = link.getBoundingClientRect();
          return document.elementFromPoint(left + width / 2, top + height / 2) === link;
        }
        """;

    private const string HasRoom = "() => document.documentElement.style.getPropertyValue('--nhd-height')";

    private static readonly (int Width, int Height)[] Windows = [(412, 823), (820, 1180), (1440, 900)];

    public static TheoryData<string, BannerMode> Pages =>
        [.. from kind in FootPage.Kinds from mode in new[] { BannerMode.PerVisitor, BannerMode.CacheSafe } select (kind, mode)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_stands_at_the_foot_of_a_page_is_at_hand_once_it_is_scrolled_there(string kind, BannerMode mode)
    {
        await using var pages = await StartAsync(kind, mode);
        var page = await Visitor.OpenAsync(pages.Address + "/privacy-choices/state");
        await page.Tab.AddInitScriptAsync(Watch);

        foreach (var window in Windows)
        {
            await IsAtHandAsync(page, pages, kind, window, async () =>
                (await page.EvaluateAsync<string[]>("() => shifts")).Should().BeEmpty($"{kind}, {window}"));
        }
    }

    /// <summary>As in Firefox before 121 and Chrome before 105.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_is_also_where_the_browser_has_no_selector_for_what_holds_a_banner(string kind, BannerMode mode)
    {
        await using var pages = await StartAsync(kind, mode);
        var page = await Visitor.OpenAsync(pages.Address + "/privacy-choices/state");
        await page.Tab.AddInitScriptAsync("const ask = CSS.supports; CSS.supports = (...asked) => !asked.join().includes(':has') && ask.apply(CSS, asked);");
        await page.Tab.RouteAsync("**/consent.css*", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace(":has(", ":is-not-there(", StringComparison.Ordinal) });
        });

        await IsAtHandAsync(page, pages, kind, Windows[0]);
    }

    internal static Task<ScriptSite> StartAsync(string kind, BannerMode mode) => ScriptSite.StartAsync(
        context => FootPage.Write(kind, BannerTag.RenderIn(context), int.Parse(context.Request.Query["paragraphs"]!, null)),
        options => options.BannerMode = mode);

    internal static async Task IsAtHandAsync(HelpDeskPage page, ScriptSite pages, string kind, int paragraphs)
    {
        await page.GoToAsync($"{pages.Address}/page?paragraphs={paragraphs}");
        await page.Banner.IsShownAsync();
        await page.UntilAsync(HasRoom);

        (await page.EvaluateAsync<bool>(IsLinkAtHand)).Should().BeTrue($"{kind}, {paragraphs} paragraphs, {page.Tab.ViewportSize?.Width}");
    }

    private static async Task IsAtHandAsync(HelpDeskPage page, ScriptSite pages, string kind, (int Width, int Height) window, Func<Task>? check = null)
    {
        await page.Tab.SetViewportSizeAsync(window.Width, window.Height);
        foreach (var paragraphs in new[] { 2, 18, 200 })
        {
            await IsAtHandAsync(page, pages, kind, paragraphs);
            await (check?.Invoke() ?? Task.CompletedTask);
        }
    }
}
