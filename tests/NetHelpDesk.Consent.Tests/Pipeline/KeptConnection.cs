using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A connection over which request after request goes, as a proxy keeps it for all its visitors.</summary>
internal sealed class KeptConnection : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client;
    private readonly StreamReader _reader;
    private readonly string _host;

    private KeptConnection(TcpClient client, string host)
    {
        _client = client;
        _host = host;
        _reader = new StreamReader(client.GetStream(), Encoding.Latin1);
    }

    public static async Task<KeptConnection> OpenAsync(Uri address)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        return new KeptConnection(client, address.Authority);
    }

    /// <returns>The response as it came, trailers included.</returns>
    public async Task<string> GetAsync(string path, string? cookie = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var request = $"GET {path} HTTP/1.1\r\nHost: {_host}\r\n{(cookie is null ? "" : $"Cookie: {cookie}\r\n")}\r\n";
        await _client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), limit.Token);

        var response = new StringBuilder();
        var headers = await ReadLinesAsync(response, limit.Token);
        if (headers.Contains("Transfer-Encoding: chunked"))
        {
            int size;
            do
            {
                var line = (await _reader.ReadLineAsync(limit.Token))!;
                size = int.Parse(line, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                await ReadAsync(response, size, limit.Token);
                if (size > 0)
                {
                    await _reader.ReadLineAsync(limit.Token);
                }
            }
            while (size > 0);
            response.AppendLine();
            await ReadLinesAsync(response, limit.Token);
        }
        else if (headers.FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal)) is { } length)
        {
            await ReadAsync(response, int.Parse(length.AsSpan(16), CultureInfo.InvariantCulture), limit.Token);
        }

        return response.ToString();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }

    private async Task<List<string>> ReadLinesAsync(StringBuilder response, CancellationToken cancellation)
    {
        var lines = new List<string>();
        while (await _reader.ReadLineAsync(cancellation) is { Length: > 0 } line)
        {
            lines.Add(line);
            response.AppendLine(line);
        }

        return lines;
    }

    private async Task ReadAsync(StringBuilder response, int length, CancellationToken cancellation)
    {
        if (length > 0)
        {
            var body = new char[length];
            await _reader.ReadBlockAsync(body, cancellation);
            response.Append(body);
        }
    }
}
