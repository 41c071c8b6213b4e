using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace NetHelpDesk.Consent.RecordTests;

/// <summary>Many visitors who decide at the same time, and what they were answered.</summary>
internal sealed class Visits : IDisposable
{
    private const string ConsentCookie = ".NetHelpDesk.Consent=";

    private readonly HttpClient _client;
    private readonly ConcurrentBag<Guid> _acknowledged = [];
    private readonly ConcurrentBag<HttpStatusCode> _declined = [];
    private int _failed;
    private int _count;

    public Visits(Uri address) => _client = new HttpClient(
        new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 256 })
    {
        BaseAddress = address,
    };

    /// <summary>The records of grants that visitors were told are in force.</summary>
    public IReadOnlyCollection<Guid> Acknowledged => _acknowledged;

    /// <summary>The statuses of the other answers.</summary>
    public IReadOnlyCollection<HttpStatusCode> Declined => _declined;

    /// <summary>Requests without an answer.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Lets visitors accept, so many at a time, until there were enough or it is cancelled.</summary>
    public Task AcceptAsync(int atATime, int decisions, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, atATime).Select(async _ =>
        {
            while (Interlocked.Increment(ref _count) <= decisions && !cancellationToken.IsCancellationRequested)
            {
                await AcceptAsync();
            }
        }));

    /// <summary>One visitor accepts; the answer's consent cookie, where there was one.</summary>
    public async Task<string?> AcceptAsync()
    {
        try
        {
            using var response = await ChooseAsync("accept");
            if (response.StatusCode != HttpStatusCode.OK)
            {
                _declined.Add(response.StatusCode);
                return null;
            }

            var cookie = CookieOf(response)!;
            _acknowledged.Add(RecordOf(cookie));
            return cookie;
        }
        catch (HttpRequestException)
        {
            Interlocked.Increment(ref _failed);
            return null;
        }
    }

    public Task<HttpResponseMessage> ChooseAsync(string choice) =>
        _client.PostAsJsonAsync(new Uri("/privacy-choices", UriKind.Relative), new { choice });

    public async Task<HttpResponseMessage> WithdrawAsync(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri("/privacy-choices", UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        return await _client.SendAsync(request);
    }

    /// <summary>Waits for a proxy that has just been started.</summary>
    public async Task WhenAnsweredAsync()
    {
        for (var tries = 0; await AcceptAsync() is null; tries++)
        {
            tries.Should().BeLessThan(100);
            await Task.Delay(50);
        }

        _failed = 0;
        _declined.Clear();
    }

    public async Task WhenAcknowledgedAsync(int count)
    {
        for (var tries = 0; _acknowledged.Count < count && tries < 30_000; tries++)
        {
            await Task.Delay(10);
        }

        _acknowledged.Count.Should().BeGreaterThanOrEqualTo(count);
    }

    public async Task WhenDeclinedAsync()
    {
        for (var tries = 0; _declined.IsEmpty && tries < 3000; tries++)
        {
            await Task.Delay(10);
        }

        _declined.Should().NotBeEmpty();
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_acknowledged.Count} acknowledged, {Failed} without an answer, declined: {string.Join(", ", _declined.CountBy(status => status))}");

    public static string? CookieOf(HttpResponseMessage response) => response.Headers.TryGetValues("Set-Cookie", out var lines)
        ? lines.SingleOrDefault(line => line.StartsWith(ConsentCookie + "v=1", StringComparison.Ordinal))?.Split(';')[0]
        : null;

    private static Guid RecordOf(string cookie)
    {
        cookie.Should().Contain("&tracking=yes");
        return Guid.ParseExact(cookie.Split("&id=")[1].Split('&')[0].Split('.')[1], "N");
    }

    public void Dispose() => _client.Dispose();
}
