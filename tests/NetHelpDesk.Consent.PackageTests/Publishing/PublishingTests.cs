namespace NetHelpDesk.Consent.PackageTests;

/// <summary>Each publishes without a warning, or fails there.</summary>
public sealed class PublishingTests(PackedPackages packages)
{
    [Fact]
    public async Task A_trimmed_site_works()
    {
        await RunAsync(await PublishedSite.PublishAsync(await packages.Feed, "PublishTrimmed"));
    }

    [Fact]
    public async Task A_native_site_works()
    {
        await NativeLinker.ProvideAsync();

        await RunAsync(await PublishedSite.PublishAsync(await packages.Feed, "PublishAot"));
    }

    private static async Task RunAsync(string program)
    {
        await using var site = await RunningSite.StartAsync(
            Prompt.In(Path.GetDirectoryName(program)!, program, [.. RunningSite.Listen, "--environment", "Development"]));

        await SmokeTest.RunAsync(site.Address);
    }
}
