using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What a browser asks for of a page in which everything that can load waits, as the server sees it.</summary>
public class WaitingElementTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    private const string Waits = "/w/";

    [Fact]
    public async Task Nothing_is_asked_for_before_consent_or_after_a_refusal_and_all_of_it_after_a_grant()
    {
        await using var waiting = await ScriptSite.StartAsync(Page);
        var page = await Visitor.OpenAsync(waiting.Address);
        await page.SettleAsync();
        await page.ChooseFromScriptAsync("reject");
        await page.ReloadAsync();
        await page.SettleAsync();
        waiting.Asked.Where(path => path.StartsWith(Waits, StringComparison.Ordinal)).Should().BeEmpty();

        await page.ChooseFromScriptAsync("accept");

        await page.UntilAsync("() => window.ran?.includes('last')");
        string[] all =
        [
            "/w/script.js", "/w/module.js", "/w/style.css", "/w/img.gif", "/w/picture.gif", "/w/iframe.html",
            "/w/video.mp4", "/w/poster.gif", "/w/object.html", "/w/embed.html", "/w/input.gif", "/w/svg.gif", "/w/image.gif",
            "/w/background.gif", "/w/content.js", "/w/nested.gif",
        ];

        // Firefox calls no page idle that holds a video which it cannot play.
        for (var tries = 0; tries < 100 && all.Except(waiting.Asked).Any(); tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        waiting.Asked.Should().Contain(all);
    }

    internal static string Page(HttpContext context)
    {
        const string tracking = "tracking";

        // What the page loads must not hold the page again.
        return context.Request.Path.StartsWithSegments("/w") ? "</head><body>" : $"""
            {ScriptSite.Element(context, tracking, "script", ("src", "/w/script.js"))}
            {ScriptSite.Element(context, tracking, "script", ("src", "/w/module.js"), ("type", "module"))}
            {ScriptSite.Element(context, tracking, "link", ("rel", "stylesheet"), ("href", "/w/style.css"))}
            {ScriptSite.Element(context, tracking, "link", ("rel", "preload"), ("as", "image"), ("href", "/w/preload.gif"))}
            </head><body>
            {ScriptSite.Element(context, tracking, "img", ("src", "/w/img.gif"), ("alt", ""))}
            <picture>{ScriptSite.Element(context, tracking, "source", ("srcset", "/w/picture.gif"))}<img alt=""></picture>
            {ScriptSite.Element(context, tracking, "iframe", ("src", "/w/iframe.html"), ("title", "x"))}
            {ScriptSite.Element(context, tracking, "video", ("src", "/w/video.mp4"), ("poster", "/w/poster.gif"), ("preload", "auto"))}
            {ScriptSite.Element(context, tracking, "object", ("data", "/w/object.html"))}
            {ScriptSite.Element(context, tracking, "embed", ("src", "/w/embed.html"))}
            {ScriptSite.Element(context, tracking, "input", ("type", "image"), ("src", "/w/input.gif"), ("alt", "Send"))}
            <svg>{ScriptSite.Element(context, tracking, "image", ("href", "/w/svg.gif"), ("width", "9"), ("height", "9"))}</svg>
            {ScriptSite.Waiting(tracking, "<svg><image href='/w/image.gif' width='9' height='9'/></svg>")}<template data-consent-end></template>
            {ScriptSite.Element(context, tracking, "div", ("style", "width: 9px; height: 9px; background: url(/w/background.gif)"))}
            {ScriptSite.Waiting(tracking, "<script src='/w/content.js'></script><script type='module' src='/w/content.js'></script><link rel='stylesheet' href='/w/content.css'>"
                + "<picture><source srcset='/w/nested.gif'><img alt=''></picture><video poster='/w/contentposter.gif'></video>")}<template data-consent-end></template>
            <script type="text/plain" data-consent-category="tracking" data-consent-html><img src="/w/byhand.gif" alt=""><script src="/w/byhand.js"><\/script></script><template data-consent-end></template>
            {ScriptSite.Element(context, tracking, "script", ("src", "/s/last.js"), ("defer", ""))}
            """;
    }
}
