namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A site that records what visitors grant, with the second package.</summary>
public sealed class RecordingSite(PackedPackages packages) : PlainSite(packages, "web")
{
    private protected override async Task AddConsentAsync(LocalFeed feed)
    {
        foreach (var (id, version) in Readme.RecordPackages)
        {
            await AddPackageAsync(id, version ?? feed.Version);
        }

        Folder.InsertBefore(Program, "var builder = ", Readme.RecordUsing);
        Folder.InsertAfter(Program, "var builder = ", Readme.AddRecords);
        Folder.Configure(Readme.RecordSettings);
    }
}
