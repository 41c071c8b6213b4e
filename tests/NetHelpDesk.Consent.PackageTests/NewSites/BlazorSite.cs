namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A Blazor web app with interactive server components.</summary>
public sealed class BlazorSite(PackedPackages packages) : NewSite(packages, "blazor")
{
    private protected override void AddBanner(SiteFolder site)
    {
        site.Append("Components/_Imports.razor", Readme.BlazorImport);
        site.InsertAfter("Components/App.razor", "<body>", Readme.BlazorBanner);
        site.InsertBefore("Components/App.razor", "</body>", Readme.BlazorLink);
    }
}
