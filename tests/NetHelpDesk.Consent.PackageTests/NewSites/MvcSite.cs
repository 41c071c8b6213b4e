namespace NetHelpDesk.Consent.PackageTests;

/// <summary>Controllers with views.</summary>
public sealed class MvcSite(PackedPackages packages) : NewSite(packages, "mvc")
{
    private protected override void AddBanner(SiteFolder site)
    {
        site.Append("Views/_ViewImports.cshtml", Readme.RazorImport);
        site.InsertAfter("Views/Shared/_Layout.cshtml", "<body>", Readme.RazorBanner);
        site.InsertBefore("Views/Shared/_Layout.cshtml", "</footer>", Readme.RazorLink);
    }
}
