using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A hub that tells what it knows of its visitor.</summary>
internal sealed class WatchingHub : Hub
{
    private HttpRequest Request => Context.GetHttpContext()!.Request;

    public Task Echo(string message) => Clients.Caller.SendAsync(nameof(Echo), message);

    /// <summary>The cookies as the framework reads them.</summary>
    public IEnumerable<string> Cookies() => Request.Cookies.Keys;

    /// <summary>The cookies as they stand in the header.</summary>
    public string Header() => Request.Headers.Cookie.ToString();

    /// <summary>What the visitor granted.</summary>
    public bool MayTrack() => Context.GetHttpContext()!.GetConsent().IsGranted(CookieCategory.Tracking);
}
