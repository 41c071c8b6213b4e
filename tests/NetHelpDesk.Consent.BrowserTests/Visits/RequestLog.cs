using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Every request of one visitor's browser, whether or not it was answered.</summary>
public sealed class RequestLog
{
    private readonly ConcurrentQueue<Uri> _addresses = new();

    public RequestLog(IBrowserContext context) =>
        context.Request += (_, request) => _addresses.Enqueue(new Uri(request.Url));

    /// <summary>The files that were asked for at a host, in order.</summary>
    public string[] At(string host) =>
        [.. _addresses.Where(address => address.Host == host).Select(address => address.Segments[^1])];

    public void Clear() => _addresses.Clear();
}
