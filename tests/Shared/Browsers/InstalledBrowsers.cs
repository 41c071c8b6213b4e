namespace NetHelpDesk.Consent.Testing;

internal static class InstalledBrowsers
{
    private static readonly string[] CommandNames =
        ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge"];

    private static readonly string[] ShellNames = ["chromium-headless-shell", "chrome-headless-shell"];

    private static readonly string[] MacApplications = ["Google Chrome", "Chromium", "Microsoft Edge"];

    private static readonly string[] WindowsPrograms =
    [
        @"Google\Chrome\Application\chrome.exe",
        @"Chromium\Application\chrome.exe",
        @"Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly Environment.SpecialFolder[] WindowsProgramFolders =
    [
        Environment.SpecialFolder.ProgramFiles,
        Environment.SpecialFolder.ProgramFilesX86,
        Environment.SpecialFolder.LocalApplicationData,
    ];

    public static IEnumerable<string> Find() => Candidates().Where(File.Exists);

    /// <returns>Chromium's build that only runs headless.</returns>
    public static IEnumerable<string> FindShell() => OnPath(ShellNames);

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsWindows())
        {
            return from program in WindowsPrograms
                   from folder in WindowsProgramFolders
                   select Path.Combine(Environment.GetFolderPath(folder), program);
        }

        var onPath = OnPath(CommandNames);
        return OperatingSystem.IsMacOS()
            ? MacApplications.Select(name => $"/Applications/{name}.app/Contents/MacOS/{name}").Concat(onPath)
            : onPath;
    }

    private static IEnumerable<string> OnPath(string[] names) => names.Select(name => InstalledProgram.Find(name)).OfType<string>();
}
