namespace NetHelpDesk.Consent.Testing;

internal static class PlaywrightDownload
{
    /// <returns>Whether Playwright's own Chromium is there; it cannot be fetched on a machine that does not reach Playwright's hosts.</returns>
    public static async Task<bool> InstallAsync() =>
        await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "--only-shell", "chromium"])) == 0;
}
