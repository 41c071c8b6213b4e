namespace NetHelpDesk.Consent.PackageTests;

/// <summary>Native AOT needs a linker of the system's.</summary>
internal static class NativeLinker
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    public static async Task ProvideAsync()
    {
        if (OperatingSystem.IsLinux() && !IsThere() && !await DebianPackage.InstallAsync("clang", "zlib1g-dev"))
        {
            throw new InvalidOperationException("Native AOT needs clang or gcc and the headers of zlib: install them, on Debian as clang and zlib1g-dev.");
        }
    }

    private static bool IsThere() =>
        File.Exists("/usr/include/zlib.h") && Linkers.Any(linker => InstalledProgram.Find(linker) is not null);
}
