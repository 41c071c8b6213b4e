using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Configuration;

/// <summary>Where the site learns in which region a visitor is.</summary>
internal sealed class RegionSource(Func<HttpContext, string?> find)
{
    public string? Find(HttpContext context) => find(context);
}
