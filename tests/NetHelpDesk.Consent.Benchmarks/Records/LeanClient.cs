using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>
/// A connection that sends the same request again and again. It shares the machine with the site, so it does as little
/// as it can: a client of the framework's own takes as long as the site.
/// </summary>
internal sealed class LeanClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request;
    private readonly byte[] _buffer = new byte[16 * 1024];

    private LeanClient(Uri site, string path, string json) => _request = Encoding.ASCII.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: {site.Authority}\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");

    public static async Task<LeanClient> ConnectAsync(Uri site, string path, string json)
    {
        var client = new LeanClient(site, path, json);
        await client._socket.ConnectAsync(IPAddress.Loopback, site.Port);
        return client;
    }

    /// <exception cref="InvalidOperationException">The answer is no success.</exception>
    public async Task SendAsync()
    {
        await _socket.SendAsync(_request);
        var length = 0;
        do
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            length += read > 0 ? read : throw new InvalidOperationException("The connection was closed.");
        }
        while (!IsWhole(_buffer.AsSpan(0, length)));
        if (!_buffer.AsSpan().StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException(Encoding.ASCII.GetString(_buffer, 0, length));
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..(end + 2)];
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        if (at < 0)
        {
            return answer.EndsWith("0\r\n\r\n"u8);
        }

        var value = head[(at + name.Length)..];
        return answer.Length >= end + 4 + int.Parse(value[..value.IndexOf((byte)'\r')], provider: null);
    }
}
