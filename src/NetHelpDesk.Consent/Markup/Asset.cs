using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace NetHelpDesk.Consent.Markup;

/// <summary>A file of the package, compressed once.</summary>
internal sealed class Asset
{
    public static readonly Asset Script = JavaScript(Read("consent.js"));
    public static readonly Asset Style = StyleSheet("consent.css");
    public static readonly Asset DiagnosticsStyle = StyleSheet("diagnostics.css");
    public static readonly Asset ExportScript = JavaScript(Read("export.js"));
    public static readonly Asset RecordsStyle = StyleSheet("records.css");
    public static readonly Asset EmbedStyle = StyleSheet("embed.css");

    /// <summary>It needs the script of the banner, by the very address that pages with a banner use.</summary>
    public static readonly Asset GateScript =
        JavaScript(Read("gate.js").Replace("./consent.js", "./consent.js?v=" + Script.Hash, StringComparison.Ordinal));

    /// <summary>Stands before each part of a page that is open by consent.</summary>
    public static readonly Asset Kept = JavaScript($"(() => {{\n{Read("now.js")}{Read("kept.js")}}})();\n");

    private readonly string _contentType;
    private readonly byte[] _plain;
    private readonly byte[] _gzip;
    private readonly byte[] _brotli;

    private Asset(string text, string contentType)
    {
        _contentType = contentType;
        _plain = Encoding.UTF8.GetBytes(text);
        _gzip = Compress(stream => new GZipStream(stream, CompressionLevel.SmallestSize));
        _brotli = Compress(stream => new BrotliStream(stream, CompressionLevel.SmallestSize));
        Hash = Convert.ToHexStringLower(SHA256.HashData(_plain))[..16];
    }

    public string Hash { get; }

    public static Asset JavaScript(string text) => new(text, "text/javascript; charset=utf-8");

    /// <summary>The text of a file of the package; scripts and style sheets as they were minified when it was built.</summary>
    public static string Read(string name)
    {
        using var resource = typeof(Asset).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    public Task WriteAsync(HttpContext context)
    {
        var request = context.Request;
        var response = context.Response;
        var headers = response.Headers;
        var (body, encoding) = Choose(request.Headers.AcceptEncoding.ToString());
        var etag = $"\"{Hash}{(encoding is null ? "" : "-" + encoding)}\"";
        headers.ETag = etag;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";

        // Any other hash is of another version, which must not be kept under this one's name.
        headers.CacheControl = request.Query["v"] == Hash ? "public, max-age=31536000, immutable" : "public, no-cache";
        if (Matches(request, etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = _contentType;
        response.ContentLength = body.Length;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static Asset StyleSheet(string name) => new(Read(name), "text/css; charset=utf-8");

    private static bool Matches(HttpRequest request, string etag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag.Tag == "*" || tag.Tag == etag);

    private (byte[] Body, string? Encoding) Choose(string accepted) =>
        Accepts(accepted, "br") ? (_brotli, "br")
        : Accepts(accepted, "gzip") ? (_gzip, "gzip")
        : (_plain, null);

    private static bool Accepts(string accepted, string encoding) =>
        StringWithQualityHeaderValue.TryParseList([accepted], out var values)
        && values.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is null or > 0);

    private byte[] Compress(Func<Stream, Stream> wrap)
    {
        using var compressed = new MemoryStream();
        using (var compressor = wrap(compressed))
        {
            compressor.Write(_plain);
        }

        return compressed.ToArray();
    }
}
