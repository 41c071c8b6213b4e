namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A site fresh from a template, to which a newcomer does what the README says, and no more.</summary>
public abstract class NewSite(PackedPackages packages, string template, params string[] arguments) : IAsyncLifetime
{
    /// <summary>Where the site tries to set a tracking cookie, which is all that the tests add to it.</summary>
    public const string TrackingPage = "/track";

    private protected const string Program = "Program.cs";

    // Two at a time would write the engine's settings at the same time.
    private static readonly SemaphoreSlim Templates = new(1);

    private RunningSite? _site;

    /// <summary>A page that has the banner.</summary>
    public virtual string Page => "/";

    internal Uri Address => _site!.Address;

    /// <summary>What the site wrote to its console.</summary>
    internal string Output => _site!.Output;

    internal SiteFolder Folder { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var feed = await packages.Feed;
        Folder = new SiteFolder(Path.Combine(feed.Sites, GetType().Name));
        await MakeAsync(feed.Sites, [template, .. arguments, "--name", "Site", "--output", Folder.Path, "--no-restore"]);

        await AddPackageAsync(LocalFeed.Core, feed.Version);
        await AddConsentAsync(feed);
        Folder.InsertAfter(Program, "var app = ", Readme.UseMiddleware);
        Folder.Configure(Readme.AppSettings);
        AddBanner(Folder);
        Folder.InsertBefore(
            Program,
            "app.Run();",
            $"""app.MapGet("{TrackingPage}", (HttpContext context) => context.Response.Cookies.Append("{Readme.TrackingCookie}", "1"));""");

        _site = await RunningSite.StartAsync(Prompt.In(Folder.Path, "dotnet", ["run", "--no-restore", "--", .. RunningSite.Listen]));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    private protected Task AddPackageAsync(string id, string version) =>
        Command.RunAsync(Folder.Path, "dotnet", "add", "package", id, "--version", version);

    private protected virtual Task AddConsentAsync(LocalFeed feed)
    {
        Folder.InsertAfter(Program, "var builder = ", Readme.AddServices);
        return Task.CompletedTask;
    }

    private protected abstract void AddBanner(SiteFolder site);

    /// <summary>Makes a site of a template.</summary>
    internal static async Task MakeAsync(string folder, params string[] arguments)
    {
        await Templates.WaitAsync();
        try
        {
            await Command.RunAsync(folder, "dotnet", ["new", .. arguments]);
        }
        finally
        {
            Templates.Release();
        }
    }
}
