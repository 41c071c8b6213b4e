using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Diagnostics;

/// <summary>The stream of a <see cref="ScannedBody"/>.</summary>
internal sealed class ScannedStream(Stream inner, PageScan scan) : ForwardingStream(inner)
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        scan.Read(buffer);
        base.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        scan.Read(buffer.Span);
        return base.WriteAsync(buffer, cancellationToken);
    }
}
