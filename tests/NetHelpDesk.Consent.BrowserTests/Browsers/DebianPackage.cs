using System.Diagnostics;

namespace NetHelpDesk.Consent.BrowserTests;

internal static class DebianPackage
{
    /// <returns>Whether the packages could be installed, which only root can do, on Debian or what derives from it.</returns>
    public static async Task<bool> InstallAsync(params string[] packages) =>
        OperatingSystem.IsLinux()
        && Environment.IsPrivilegedProcess
        && File.Exists("/etc/debian_version")
        && await RunAptAsync("update")
        && await RunAptAsync(["install", "-y", "--no-install-recommends", .. packages]);

    private static async Task<bool> RunAptAsync(params string[] arguments)
    {
        using var apt = Process.Start(new ProcessStartInfo("apt-get", arguments)
        {
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
        })!;
        await apt.WaitForExitAsync();
        return apt.ExitCode == 0;
    }
}
