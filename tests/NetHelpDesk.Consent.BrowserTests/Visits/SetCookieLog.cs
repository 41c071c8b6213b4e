using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What the site's raw Set-Cookie lines told one visitor's browser to keep, whether or not it did.</summary>
public sealed class SetCookieLog
{
    private readonly List<Task<string[]>> _responses = [];

    public SetCookieLog(IBrowserContext context) =>
        context.Response += (_, response) => _responses.Add(NamesInAsync(response));

    /// <returns>The names of the cookies that arrived since the last call.</returns>
    public async Task<IReadOnlySet<string>> TakeAsync()
    {
        var responses = _responses.ToArray();
        _responses.Clear();
        var names = await Task.WhenAll(responses);
        return names.SelectMany(name => name).ToHashSet();
    }

    private static async Task<string[]> NamesInAsync(IResponse response)
    {
        var headers = await response.HeadersArrayAsync();
        return
        [
            .. from header in headers
               where header.Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) && !IsDeletion(header.Value)
               select header.Value.Split('=')[0],
        ];
    }

    private static bool IsDeletion(string line) =>
        line.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)
        || line.Contains("max-age=0", StringComparison.OrdinalIgnoreCase);
}
