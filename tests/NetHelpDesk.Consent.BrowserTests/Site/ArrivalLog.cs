using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Every request that reached a site. Browsers do not tell their drivers of all that they send.</summary>
public sealed class ArrivalLog : IStartupFilter
{
    private readonly ConcurrentQueue<string> _addresses = new();

    /// <summary>What was asked for under another name than the site's own, which is how other companies go by in the help desk.</summary>
    public string[] NotAt(Uri site) => [.. _addresses.Where(address => new Uri(address).Host != site.Host)];

    public void Clear() => _addresses.Clear();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            _addresses.Enqueue($"http://{context.Request.Host}{context.Request.Path}");
            return rest(context);
        });
        next(app);
    };
}
