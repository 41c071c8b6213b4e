namespace NetHelpDesk.Consent.PackageTests;

/// <summary>What the packages are made of, in a folder elsewhere, so that packing them touches no build of the repository's own.</summary>
internal static class SourceCopy
{
    /// <summary>Where the copy says that it was cloned from; nobody asks there.</summary>
    public const string Remote = "https://github.com/example/consent";

    private static readonly string[] Files =
        ["Directory.Build.props", "Directory.Packages.props", ".editorconfig", ".gitattributes", ".gitignore", "nuget.config", "LICENSE"];

    /// <summary>Copies the sources into a repository of one commit.</summary>
    /// <returns>The commit.</returns>
    public static async Task<string> CommitAsync(string folder)
    {
        CopyFolder(RepositoryFolder.Of("src"), Path.Combine(folder, "src"));
        foreach (var file in Files)
        {
            File.Copy(RepositoryFolder.Of(file), Path.Combine(folder, file));
        }

        await ProvideGitAsync();
        await GitAsync(folder, "init", "--quiet");
        await GitAsync(folder, "remote", "add", "origin", Remote + ".git");
        await GitAsync(folder, "add", "--all");
        await GitAsync(
            folder, "-c", "user.name=Tests", "-c", "user.email=tests@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message=Sources");
        return (await GitAsync(folder, "rev-parse", "HEAD")).Trim();
    }

    public static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            if (Path.GetFileName(folder) is var name and not ("bin" or "obj"))
            {
                CopyFolder(folder, Path.Combine(to, name));
            }
        }
    }

    private static async Task ProvideGitAsync()
    {
        if (InstalledProgram.Find(OperatingSystem.IsWindows() ? "git.exe" : "git") is null && !await DebianPackage.InstallAsync("git"))
        {
            throw new InvalidOperationException("The tests of the packages need git: install it (Debian: apt-get install git).");
        }
    }

    private static Task<string> GitAsync(string folder, params string[] arguments) => Command.RunAsync(folder, "git", arguments);
}
