[assembly: AssemblyFixture(typeof(NetHelpDesk.Consent.PackageTests.PackedPackages))]

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>The packages, packed for this run when the first test asks for them, and gone after the last one.</summary>
public sealed class PackedPackages : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nethelpdesk-packages-");
    private readonly Lazy<Task<LocalFeed>> _feed;

    public PackedPackages() => _feed = new(() => LocalFeed.PackAsync(_folder.FullName));

    internal Task<LocalFeed> Feed => _feed.Value;

    public async ValueTask DisposeAsync()
    {
        if (_feed is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await NuGetCache.RemoveAsync((await _feed.Value).Version);
        }

        _folder.Delete(recursive: true);
    }
}
