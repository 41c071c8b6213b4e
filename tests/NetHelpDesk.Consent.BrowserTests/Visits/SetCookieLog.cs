using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What the site's raw Set-Cookie lines told one visitor's browser to keep, whether or not it did.</summary>
public sealed class SetCookieLog
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentQueue<Task<string[]>> _responses = new();

    public SetCookieLog(IBrowserContext context) =>
        context.Response += (_, response) => _responses.Enqueue(NamesInAsync(response));

    /// <returns>The names of the cookies that arrived since the last call.</returns>
    public async Task<IReadOnlySet<string>> TakeAsync()
    {
        await SettleAsync();
        var names = new List<string[]>();
        while (_responses.TryDequeue(out var response))
        {
            names.Add(await response);
        }

        return names.SelectMany(name => name).ToHashSet();
    }

    /// <summary>A page's icon is fetched after the page has loaded; it must not count as what came later.</summary>
    private async Task SettleAsync()
    {
        for (var known = -1; known != _responses.Count;)
        {
            known = _responses.Count;
            await Task.Delay(Quiet);
        }
    }

    private static async Task<string[]> NamesInAsync(IResponse response)
    {
        var headers = await response.HeadersArrayAsync();
        return
        [
            .. from header in headers
               where header.Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)
               // Firefox tells of all lines in one.
               from line in header.Value.Split('\n')
               where !IsDeletion(line)
               select line.Split('=')[0],
        ];
    }

    private static bool IsDeletion(string line) =>
        line.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)
        || line.Contains("max-age=0", StringComparison.OrdinalIgnoreCase);
}
