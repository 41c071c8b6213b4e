using System.IO.Compression;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>Reads a compressed page as its bytes come by; it keeps no more than the compression itself.</summary>
internal sealed class Unpacker : IDisposable
{
    private readonly byte[] _buffer = new byte[4096];
    private readonly Arrived _packed = new();
    private readonly Stream _unpacked;

    private Unpacker(Func<Stream, Stream> unpack) => _unpacked = unpack(_packed);

    /// <summary>For a <c>Content-Encoding</c>; nothing where it is unknown, or one on another.</summary>
    public static Unpacker? For(string encoding) => encoding.Trim().ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new Unpacker(packed => new GZipStream(packed, CompressionMode.Decompress)),
        "DEFLATE" => new Unpacker(packed => new ZLibStream(packed, CompressionMode.Decompress)),
        "BR" => new Unpacker(packed => new BrotliStream(packed, CompressionMode.Decompress)),
        _ => null,
    };

    /// <summary>Hands on what the bytes hold, together with those before them.</summary>
    /// <exception cref="InvalidDataException">They are not compressed so.</exception>
    public void Read(ReadOnlySpan<byte> packed, MarkupScanner scanner)
    {
        _packed.Add(packed);
        for (int count; (count = _unpacked.Read(_buffer, 0, _buffer.Length)) > 0;)
        {
            scanner.Read(_buffer.AsSpan(0, count));
        }
    }

    public void Dispose() => _unpacked.Dispose();

    /// <summary>What has come by and was not read yet; at its end is not the end of the page.</summary>
    private sealed class Arrived : MemoryStream
    {
        public void Add(ReadOnlySpan<byte> bytes)
        {
            if (Position == Length)
            {
                SetLength(0);
            }

            var at = Position;
            Position = Length;
            Write(bytes);
            Position = at;
        }
    }
}
