namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A Blazor site with WebAssembly, whose project for the browser is given the package by mistake.</summary>
public sealed class WebAssemblyClientTests(PackedPackages packages)
{
    private const string Client = "Auto.Client";

    [Fact]
    public async Task The_build_says_where_the_package_belongs_and_nothing_else()
    {
        var feed = await packages.Feed;
        var solution = Path.Combine(feed.Sites, "WebAssembly");
        await NewSite.MakeAsync(feed.Sites, "blazor", "--interactivity", "Auto", "--name", "Auto", "--output", solution, "--no-restore");
        var client = new SiteFolder(Path.Combine(solution, Client));
        client.InsertBefore(
            $"{Client}.csproj", "</Project>", $"<ItemGroup><PackageReference Include=\"{LocalFeed.Core}\" Version=\"{feed.Version}\" /></ItemGroup>");

        var build = () => Command.RunAsync(client.Path, "dotnet", "build");

        var told = (await build.Should().ThrowAsync<InvalidOperationException>()).Which.Message;
        told.Should().Contain("error NHDC0001").And.Contain("Add the package to the project of the server").And.NotContain("NETSDK");
    }
}
