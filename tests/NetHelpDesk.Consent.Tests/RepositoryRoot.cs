namespace NetHelpDesk.Consent.Tests;

/// <summary>The folder of the repository, for tests that read its files.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "NetHelpDesk.Consent.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
