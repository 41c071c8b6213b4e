namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Where a browser lacks something, or keeps it from the page, no script dies of it: the choice and what waits work.</summary>
public sealed class MissingApiTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    [Theory]
    [InlineData("delete window.cookieStore; delete window.CookieStore;")]
    [InlineData("delete window.structuredClone; delete Navigator.prototype.sendBeacon; delete AbortSignal.timeout; delete Element.prototype.inert;")]
    [InlineData("delete window.trustedTypes; delete Navigator.prototype.globalPrivacyControl; delete Navigator.prototype.cookieEnabled;")]
    [InlineData("delete Performance.prototype.getEntriesByType; delete HTMLDialogElement.prototype.showModal;")]
    [InlineData("Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get() { throw new DOMException('kept', 'SecurityError'); }, set() { throw new DOMException('kept', 'SecurityError'); } });")]
    public async Task The_choice_and_what_waits_still_work(string missing)
    {
        await using var waiting = await ScriptSite.StartAsync(
            $$"""
            </head><body>{{ScriptSite.Gate}}
            <script type="text/plain" data-consent-category="tracking" data-consent-src="/s/one.js"></script>
            """,
            options =>
            {
                options.GuardScriptCookies = true;
                options.Signals.GoogleConsentMode = true;
                options.Cookies["kept"] = new() { Category = CookieCategory.Tracking, Kind = StorageKind.LocalStorage };
            },
            before: $"<script>{missing}</script>");
        var page = await Visitor.OpenAsync(waiting.Address);

        await page.Banner.AcceptAsync();

        await page.UntilAsync("() => window.ran?.length === 1");
        (await page.EvaluateAsync<string>("() => JSON.stringify([...dataLayer.at(-1)].slice(0, 2))")).Should().Be("[\"consent\",\"update\"]");
        Visitor.Complaints.Errors.Should().BeEmpty();
    }
}
