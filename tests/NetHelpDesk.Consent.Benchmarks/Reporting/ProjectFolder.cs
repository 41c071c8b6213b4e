namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Finds the folders of the repository from that of the build.</summary>
internal static class ProjectFolder
{
    public static string Of(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NetHelpDesk.Consent.sln")))
            {
                return Path.Combine([folder.FullName, .. parts]);
            }
        }

        throw new InvalidOperationException("The repository is not above the folder of the build.");
    }
}
