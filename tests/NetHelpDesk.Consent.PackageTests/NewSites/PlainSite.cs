namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A site without markup of its own: a page of it has the script, as a file or a single-page application would.</summary>
public abstract class PlainSite(PackedPackages packages, string template) : NewSite(packages, template)
{
    public override string Page => "/page";

    private protected override void AddBanner(SiteFolder site)
    {
        var page = $""""<!DOCTYPE html><html lang="en"><head><title>Page</title>{Readme.Script}</head><body><main><h1>Page</h1></main><footer><a href="/privacy-choices">Choices</a></footer></body></html>"""";
        site.InsertBefore("Program.cs", "app.Run();", $"app.MapGet(\"{Page}\", () => Results.Content(\"\"\"{page}\"\"\", \"text/html\"));");
    }
}
