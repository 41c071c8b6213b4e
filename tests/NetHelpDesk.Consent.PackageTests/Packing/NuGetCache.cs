namespace NetHelpDesk.Consent.PackageTests;

/// <summary>Where NuGet keeps the packages of all projects of this user.</summary>
internal static class NuGetCache
{
    /// <summary>Takes the tests' version out again; what the sites needed beside it stays, for the next run.</summary>
    public static async Task RemoveAsync(string version)
    {
        var told = await Command.RunAsync(Path.GetTempPath(), "dotnet", "nuget", "locals", "global-packages", "--list");
        var cache = told[(told.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        foreach (var id in LocalFeed.Ids)
        {
            var package = new DirectoryInfo(Path.Combine(cache, id.ToLowerInvariant()));
            var packed = new DirectoryInfo(Path.Combine(package.FullName, version));
            if (packed.Exists)
            {
                packed.Delete(recursive: true);
            }

            if (package.Exists && !package.EnumerateFileSystemInfos().Any())
            {
                package.Delete();
            }
        }
    }
}
