using NetHelpDesk.OtherSites.Blazor;
using NetHelpDesk.OtherSites.Minimal;
using NetHelpDesk.OtherSites.Mvc;

var site = args is ["mvc" or "minimal" or "blazor", ..]
    ? args[0]
    : throw new ArgumentException("Name the site to start: dotnet run -- mvc, minimal or blazor");

var app = site switch
{
    "mvc" => MvcSite.Build(args),
    "minimal" => MinimalSite.Build(args),
    _ => BlazorSite.Build(args),
};

await app.RunAsync();
