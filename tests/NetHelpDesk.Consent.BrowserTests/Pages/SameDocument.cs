using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Tells whether a tab still has the document that it had: what came since came without a reload.</summary>
internal sealed class SameDocument
{
    private readonly IPage _page;

    private SameDocument(IPage page) => _page = page;

    public static async Task<SameDocument> KeepAsync(IPage page)
    {
        await page.EvaluateAsync("() => { window.isSameDocument = true; }");
        return new SameDocument(page);
    }

    public Task<bool> HoldsAsync() => _page.EvaluateAsync<bool>("() => window.isSameDocument === true");
}
