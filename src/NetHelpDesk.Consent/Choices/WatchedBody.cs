using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent;

/// <summary>
/// The body of a choice that was sent without a length, in chunks: when it is empty, nothing else tells whether the
/// visitor sent nothing or code in front has read it.
/// </summary>
internal sealed class WatchedBody(Stream inner) : Stream
{
    /// <summary>Something was read.</summary>
    public bool IsRead { get; private set; }

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    /// <summary>Before every other middleware; the path still holds what <c>UsePathBase</c> takes off.</summary>
    public static void Watch(HttpContext context, string path)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method)
            && request.ContentLength is null
            && request.Path.Value?.Contains(path, StringComparison.OrdinalIgnoreCase) == true
            && context.Features.Find<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false })
        {
            var watched = new WatchedBody(request.Body);
            request.Body = watched;
            context.Features.Put(watched);
        }
    }

    public static bool WasRead(HttpContext context) => context.Features.Find<WatchedBody>() is { IsRead: true };

    public override int Read(byte[] buffer, int offset, int count) => Note(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Note(inner.Read(buffer));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Note(await inner.ReadAsync(buffer, cancellationToken));

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => inner.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override void Flush() => inner.Flush();

    private int Note(int count)
    {
        IsRead |= count > 0;
        return count;
    }
}
