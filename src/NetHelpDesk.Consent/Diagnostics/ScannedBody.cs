using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>A response's body whose bytes are looked at on their way. Nothing is held back.</summary>
internal sealed class ScannedBody(IHttpResponseBodyFeature inner, PageScan scan) : IHttpResponseBodyFeature
{
    private ScannedStream? _stream;
    private ScannedWriter? _writer;

    public Stream Stream => _stream ??= new ScannedStream(inner.Stream, scan);

    public PipeWriter Writer => _writer ??= new ScannedWriter(inner.Writer, scan);

    public void DisableBuffering() => inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    public Task CompleteAsync() => inner.CompleteAsync();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => scan.Reads
        ? SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken)
        : inner.SendFileAsync(path, offset, count, cancellationToken);
}
