namespace NetHelpDesk.Consent.BrowserTests;

internal static class NpmCommand
{
    private static readonly string FileName = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <returns>The first npm on the PATH.</returns>
    public static string? Find() => InstalledProgram.Find(FileName);
}
