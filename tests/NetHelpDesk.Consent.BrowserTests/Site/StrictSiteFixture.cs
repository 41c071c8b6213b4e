using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The help desk under the strictest policy that the library is promised to work under, with pages that no Razor code writes.</summary>
public sealed class StrictSiteFixture()
    : SiteFixture([], builder => builder.Services.AddSingleton<IStartupFilter, StrictPages>());
