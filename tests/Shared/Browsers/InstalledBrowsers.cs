namespace NetHelpDesk.Consent.Testing;

internal static class InstalledBrowsers
{
    private static readonly Environment.SpecialFolder[] WindowsProgramFolders =
    [
        Environment.SpecialFolder.ProgramFiles,
        Environment.SpecialFolder.ProgramFilesX86,
        Environment.SpecialFolder.LocalApplicationData,
    ];

    public static IEnumerable<string> FindChromium() => Find(
        commands: ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge"],
        macPrograms: ["Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium", "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"],
        windowsPrograms: [@"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"]);

    /// <returns>Chromium's build that only runs headless.</returns>
    public static IEnumerable<string> FindChromiumShell() => OnPath(["chromium-headless-shell", "chrome-headless-shell"]);

    public static IEnumerable<string> FindFirefox() => Find(
        commands: ["firefox-esr", "firefox"],
        macPrograms: ["Firefox.app/Contents/MacOS/firefox"],
        windowsPrograms: [@"Mozilla Firefox\firefox.exe"]);

    private static IEnumerable<string> Find(string[] commands, string[] macPrograms, string[] windowsPrograms)
    {
        if (OperatingSystem.IsWindows())
        {
            return from program in windowsPrograms
                   from folder in WindowsProgramFolders
                   let path = Path.Combine(Environment.GetFolderPath(folder), program)
                   where File.Exists(path)
                   select path;
        }

        var onPath = OnPath(commands);
        return OperatingSystem.IsMacOS()
            ? macPrograms.Select(program => "/Applications/" + program).Where(File.Exists).Concat(onPath)
            : onPath;
    }

    private static IEnumerable<string> OnPath(string[] names) => names.Select(name => InstalledProgram.Find(name)).OfType<string>();
}
