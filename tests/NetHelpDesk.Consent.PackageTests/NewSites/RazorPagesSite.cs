namespace NetHelpDesk.Consent.PackageTests;

/// <summary>Razor Pages with the accounts of ASP.NET Core Identity.</summary>
public sealed class RazorPagesSite(PackedPackages packages) : NewSite(packages, "webapp", "--auth", "Individual")
{
    private protected override void AddBanner(SiteFolder site)
    {
        site.Append("Pages/_ViewImports.cshtml", Readme.RazorImport);
        site.InsertAfter("Pages/Shared/_Layout.cshtml", "<body>", Readme.RazorBanner);
        site.InsertBefore("Pages/Shared/_Layout.cshtml", "</footer>", Readme.RazorLink);
    }
}
