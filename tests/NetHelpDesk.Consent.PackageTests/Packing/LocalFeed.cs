using System.Globalization;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A folder that serves the packages.</summary>
internal sealed class LocalFeed
{
    public const string Core = "NetHelpDesk.Consent";
    public const string EntityFramework = "NetHelpDesk.Consent.EntityFrameworkCore";

    public const string Testing = "NetHelpDesk.Consent.Testing";

    public static readonly string[] Ids = [Core, EntityFramework, Testing];

    /// <summary>Analyzers judge the sources, and do that where those are built.</summary>
    private const string WithoutAnalyzers = "-p:RunAnalyzers=false";

    private LocalFeed(string folder, string commit)
    {
        Commit = commit;
        Root = folder;
        Folder = Path.Combine(folder, "feed");
        SecondSourceFolder = Path.Combine(folder, "the same source elsewhere");
        Sites = Path.Combine(folder, "sites");
    }

    /// <summary>Another one in each run, so that no cache has it.</summary>
    public string Version { get; } =
        string.Create(CultureInfo.InvariantCulture, $"0.0.0-test.{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}");

    public string Root { get; }

    public string Folder { get; }

    public string Commit { get; }

    /// <summary>The same commit in a folder of another name.</summary>
    private string SecondSourceFolder { get; }

    /// <summary>A folder whose sites find the packages here, and all others where the machine finds them.</summary>
    public string Sites { get; }

    public static async Task<LocalFeed> PackAsync(string folder)
    {
        var source = Path.Combine(folder, "source");
        Directory.CreateDirectory(source);
        var feed = new LocalFeed(folder, await SourceCopy.CommitAsync(source));
        SourceCopy.CopyFolder(source, feed.SecondSourceFolder);
        foreach (var id in Ids)
        {
            await Command.RunAsync(
                source, "dotnet", "pack", Path.Combine("src", id), "--configuration", "Release", "--output", feed.Folder,
                $"-p:Version={feed.Version}", WithoutAnalyzers, "-warnaserror");
        }

        Directory.CreateDirectory(feed.Sites);
        await File.WriteAllTextAsync(Path.Combine(feed.Sites, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{feed.Folder}" />
              </packageSources>
            </configuration>
            """);
        return feed;
    }

    /// <summary>Builds the second copy of the sources.</summary>
    /// <returns>Where a package's assembly is then.</returns>
    public async Task<Func<string, string>> BuildAgainAsync()
    {
        foreach (var id in Ids)
        {
            await Command.RunAsync(
                SecondSourceFolder, "dotnet", "build", Path.Combine("src", id), "--configuration", "Release", $"-p:Version={Version}", WithoutAnalyzers);
        }

        return id => Path.Combine(SecondSourceFolder, "src", id, "bin", "Release", "net10.0", $"{id}.dll");
    }

    public Package Open(string id) => new(Path.Combine(Folder, $"{id}.{Version}.nupkg"));

    public Package OpenSymbols(string id) => new(Path.Combine(Folder, $"{id}.{Version}.snupkg"));
}
