namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What visitors saw in the last run: when a test failed, and of each layer on each screen.</summary>
internal static class Screenshots
{
    private static readonly string Folder =
        RepositoryFolder.Of("tests", "NetHelpDesk.Consent.BrowserTests", "TestResults", "screenshots");

    public static string PathOf(string name) => Path.Combine(Folder, name + ".png");

    public static void Clear()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
