using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>The smallest sample with the package in place of the library's project, published for machines without .NET.</summary>
internal static partial class PublishedSite
{
    private const string Sample = "NetHelpDesk.Smallest";

    /// <param name="feed">Where the package comes from.</param>
    /// <param name="property">The property that says how to publish: <c>PublishTrimmed</c> or <c>PublishAot</c>.</param>
    /// <returns>How to start it.</returns>
    public static async Task<string> PublishAsync(LocalFeed feed, string property)
    {
        var folder = Directory.CreateDirectory(Path.Combine(feed.Sites, property)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Program());
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), "{}");
        var site = new SiteFolder(folder);
        site.Configure(Readme.AppSettings);
        site.Configure($$"""{ "NetHelpDeskConsent": { "Cookies": { "{{SmokeTest.Cookie}}": { "Category": "Tracking", "Purpose": "Counts visits" } } } }""");
        await File.WriteAllTextAsync(Path.Combine(folder, "Site.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>true</SelfContained>
                <{property}>true</{property}>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{LocalFeed.Core}" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        var output = await Command.RunAsync(folder, "dotnet", "publish", "--configuration", "Release", "--output", "published");
        output.Should().NotContainEquivalentOf("warning");
        return Path.Combine(folder, "published", OperatingSystem.IsWindows() ? "Site.exe" : "Site");
    }

    /// <summary>What the sample declares in code stands in appsettings here, as in most sites.</summary>
    private static string Program()
    {
        var sample = File.ReadAllText(RepositoryFolder.Of("samples", Sample, "Program.cs"));
        return AddServices().Replace(sample, Readme.AddServices);
    }

    [GeneratedRegex(@"builder\.Services\.AddNetHelpDeskConsent\(.*?\);", RegexOptions.Singleline)]
    private static partial Regex AddServices();
}
