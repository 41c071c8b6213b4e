using System.Diagnostics;

namespace NetHelpDesk.Consent.Testing;

/// <summary>Provides a program that tests need from Debian's packages.</summary>
internal static class DebianPackage
{
    /// <returns>Whether the packages could be installed, which only root can do, on Debian or what derives from it.</returns>
    public static async Task<bool> InstallAsync(params string[] packages) =>
        OperatingSystem.IsLinux()
        && Environment.IsPrivilegedProcess
        && File.Exists("/etc/debian_version")
        && (await RunInstallAsync(packages) || (await RunAptAsync("update") && await RunInstallAsync(packages)));

    // Another test project may be installing at this moment.
    private static Task<bool> RunInstallAsync(string[] packages) => RunAptAsync(
        ["install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Options::=--force-confold", .. packages]);

    private static async Task<bool> RunAptAsync(params string[] arguments)
    {
        using var apt = Process.Start(new ProcessStartInfo("apt-get", arguments)
        {
            // In run level 1 a package does not start the service that it brings.
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive", ["RUNLEVEL"] = "1" },
        })!;
        await apt.WaitForExitAsync();
        return apt.ExitCode == 0;
    }
}
