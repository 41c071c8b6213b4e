using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// A request in HTTP/2's own frames (RFC 9113), with the <c>Cookie</c> header in several fields, as browsers send it
/// (8.2.3): <see cref="HttpClient"/> joins them.
/// </summary>
internal static class Http2Request
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Settings = 4;
    private const byte Acknowledged = 1;
    private const byte EndOfStream = 1;
    private const byte EndOfHeaders = 4;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <returns>The header block, whose values Kestrel leaves readable, and the body.</returns>
    public static async Task<(string Headers, string Body)> GetAsync(Uri address, params string[] cookies)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, limit.Token);
        var stream = client.GetStream();
        await stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(), limit.Token);
        await WriteAsync(stream, Settings, 0, 0, [], limit.Token);
        await WriteAsync(stream, Headers, EndOfStream | EndOfHeaders, 1, Block(address, cookies), limit.Token);
        return await ReadAsync(stream, limit.Token);
    }

    private static byte[] Block(Uri address, string[] cookies)
    {
        using var block = new MemoryStream();
        foreach (var (name, value) in new[] { (":method", "GET"), (":scheme", "http"), (":authority", address.Authority), (":path", "/") }
            .Concat(cookies.Select(cookie => ("cookie", cookie))))
        {
            // A literal that is not indexed (RFC 7541 6.2.2), no string longer than one octet can tell (5.1).
            block.WriteByte(0);
            foreach (var text in new[] { name, value })
            {
                text.Length.Should().BeLessThan(127);
                block.WriteByte((byte)text.Length);
                block.Write(Encoding.ASCII.GetBytes(text));
            }
        }

        return block.ToArray();
    }

    private static async Task WriteAsync(
        NetworkStream stream, byte type, byte flags, int streamId, byte[] payload, CancellationToken cancellation)
    {
        var frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8 | type);
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), streamId);
        payload.CopyTo(frame, 9);
        await stream.WriteAsync(frame, cancellation);
    }

    private static async Task<(string Headers, string Body)> ReadAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var headers = new StringBuilder();
        var body = new StringBuilder();
        var start = new byte[9];
        while (true)
        {
            await stream.ReadExactlyAsync(start, cancellation);
            var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(start) >>> 8];
            await stream.ReadExactlyAsync(payload, cancellation);
            var (type, flags) = (start[3], start[4]);
            switch (type)
            {
                case Settings when flags != Acknowledged:
                    await WriteAsync(stream, Settings, Acknowledged, 0, [], cancellation);
                    break;
                case Headers or Data:
                    (type == Headers ? headers : body).Append(Encoding.Latin1.GetString(payload));
                    if ((flags & EndOfStream) != 0)
                    {
                        return (headers.ToString(), body.ToString());
                    }

                    break;
            }
        }
    }
}
