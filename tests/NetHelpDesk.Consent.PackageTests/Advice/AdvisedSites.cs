namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A site of each template with the cookies of <see cref="CookieKit"/>, all built at once.</summary>
public sealed class AdvisedSites(PackedPackages packages) : IAsyncLifetime
{
    public static readonly string[] Templates = ["webapp", "mvc", "blazor", "webapi", "web"];

    private string _folder = null!;

    public async ValueTask InitializeAsync()
    {
        var feed = await packages.Feed;
        _folder = Path.Combine(feed.Sites, "advised");
        Directory.CreateDirectory(_folder);
        foreach (var template in Templates)
        {
            await MakeAsync(template, feed.Version);
        }

        await File.WriteAllTextAsync(
            Path.Combine(_folder, "All.slnx"),
            $"<Solution>{string.Concat(Templates.Select(template => $"<Project Path=\"{NameOf(template)}/{NameOf(template)}.csproj\" />"))}</Solution>");
        await Command.RunAsync(_folder, "dotnet", "build", "All.slnx", "-p:RunAnalyzers=false", "-m:2");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal SiteFolder FolderOf(string template) => new(Path.Combine(_folder, NameOf(template)));

    internal Task<RunningSite> StartAsync(string template, string environment)
    {
        var name = NameOf(template);
        return RunningSite.StartAsync(Prompt.In(
            Path.Combine(_folder, name),
            "dotnet",
            [Path.Combine("bin", "Debug", "net10.0", $"{name}.dll"), .. RunningSite.Listen, "--environment", environment]));
    }

    private async Task MakeAsync(string template, string version)
    {
        var site = FolderOf(template);
        string[] accounts = template == "webapp" ? ["--auth", "Individual"] : [];
        await NewSite.MakeAsync(_folder, [template, .. accounts, "--name", NameOf(template), "--output", site.Path, "--no-restore"]);
        site.InsertBefore(
            $"{NameOf(template)}.csproj", "</Project>", $"<ItemGroup><PackageReference Include=\"{LocalFeed.Core}\" Version=\"{version}\" /></ItemGroup>");
        await File.WriteAllTextAsync(Path.Combine(site.Path, CookieKit.File), CookieKit.Source);
        site.InsertAfter("Program.cs", "var builder = ", Readme.AddServices, CookieKit.AddToServices);
        site.InsertAfter("Program.cs", "var app = ", Readme.UseMiddleware, CookieKit.AddToPipeline);
        site.Configure("""{ "NetHelpDeskConsent": { "Enforcement": "ReportOnly" } }""");
    }

    private static string NameOf(string template) => "Advised" + char.ToUpperInvariant(template[0]) + template[1..];
}
