using System.Diagnostics;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The npm packages that tests take robots, scripts and the type checker from, in the versions of <c>package-lock.json</c>. None of them is in the repository.</summary>
internal static class NpmPackages
{
    private static readonly string Source = RepositoryFolder.Of("tests", "NetHelpDesk.Consent.BrowserTests", "Npm");

    private static readonly string Target = RepositoryFolder.Of("tests", "NetHelpDesk.Consent.BrowserTests", "obj", "npm");

    private static readonly string[] Manifest = ["package.json", "package-lock.json", ".npmrc"];

    private static readonly Lazy<Task> Installation = new(InstallAsync);

    public static async Task<string> ReadAsync(params string[] path)
    {
        await Installation.Value;
        return await File.ReadAllTextAsync(Path.Combine([Target, "node_modules", .. path]));
    }

    /// <returns>What a script of a package says on its output, and its exit code.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string[] script, params string[] arguments)
    {
        await Installation.Value;
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine([Target, "node_modules", .. script]), .. arguments])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    /// <summary>Installs once for each state of the lock file.</summary>
    private static async Task InstallAsync()
    {
        var installed = Path.Combine(Target, "installed.json");
        var wanted = await File.ReadAllTextAsync(Path.Combine(Source, "package-lock.json"));
        if (File.Exists(installed) && await File.ReadAllTextAsync(installed) == wanted)
        {
            return;
        }

        var npm = NpmCommand.Find()
            ?? (await DebianPackage.InstallAsync("npm") ? NpmCommand.Find() : null)
            ?? throw new InvalidOperationException("The browser tests need npm: install Node.js, which brings it.");
        Directory.CreateDirectory(Target);
        foreach (var file in Manifest)
        {
            File.Copy(Path.Combine(Source, file), Path.Combine(Target, file), overwrite: true);
        }

        await InstallAsync(npm);
        await File.WriteAllTextAsync(installed, wanted);
    }

    private static async Task InstallAsync(string npm)
    {
        using var process = Process.Start(new ProcessStartInfo(npm, ["ci", "--ignore-scripts"])
        {
            WorkingDirectory = Target,
            RedirectStandardError = true,
        })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm could not install what {Source} names: {errors}");
        }
    }
}
