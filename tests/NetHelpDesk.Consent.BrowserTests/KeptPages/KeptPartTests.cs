using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Of a page that was made for one who granted, nothing is parsed that is refused by now, wherever it stands.</summary>
public class KeptPartTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    private const string Granted = ".NetHelpDesk.Consent=v=1&at=2026-11-23T10:00:00Z&policy=1&session=yes&tracking=yes&advertising=yes";

    [Theory]
    [InlineData("parts in parts")]
    [InlineData("drawing")]
    [InlineData("shadow tree")]
    [InlineData("table")]
    public async Task Nothing_of_it_is_parsed(string where)
    {
        string? kept = null;
        await using var waiting = await ScriptSite.StartAsync(context => kept ??= $"</head><body><main>{Page(context, where)}<p>End</p></main><script>ran.push('end');</script>");
        using (var client = new HttpClient())
        {
            client.DefaultRequestHeaders.Add("Cookie", Granted);
            (await client.GetStringAsync(waiting.Address, TestContext.Current.CancellationToken)).Should().Contain("<script>ran.push('tail');</script>");
        }

        var page = await Visitor.OpenAsync(waiting.Address);

        await page.UntilAsync("() => window.ran?.includes('end')");
        (await page.EvaluateAsync<string[]>("() => window.ran")).Should().Equal("end");
        (await page.EvaluateAsync<string>("() => document.querySelector('main').innerText.trim()")).Should().Be("End");
        (await page.EvaluateAsync<bool>("() => document.querySelector('i, image') === null")).Should().BeTrue();
    }

    private static string Page(HttpContext context, string where)
    {
        const string tail = "<script>ran.push('tail');</script>";
        var inner = ScriptSite.Content(context, "tracking", () => $"<i></i>{tail}");
        return "<script>window.ran = [];</script>" + where switch
        {
            "drawing" => $"<svg width=\"9\" height=\"9\">{ScriptSite.Content(context, "tracking", () => $"<image href=\"/s/a.gif\"/>{tail}")}</svg>",
            "shadow tree" => $"<div><template shadowrootmode=\"open\">{inner}</template></div><div><template shadowrootmode=\"open\"><div><template shadowrootmode=\"open\">{inner}</template></div>{inner}</template></div>",
            "table" => $"<table>{ScriptSite.Content(context, "tracking", () => $"<tr><td><i></i>{tail}</td></tr>")}</table>",
            _ => ScriptSite.Content(context, "advertising", () =>
                ScriptSite.Element(context, "tracking", "img", ("src", "/s/a.gif"), ("alt", ""))
                + ScriptSite.Content(context, "tracking", () =>
                    ScriptSite.Content(context, "advertising", () => $"<i></i>{tail}") + tail)
                + tail),
        };
    }
}
