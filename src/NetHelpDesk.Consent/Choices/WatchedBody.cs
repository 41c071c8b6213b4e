using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Choices;

/// <summary>
/// The body of a choice that was sent without a length, in chunks: when it is empty, nothing else tells whether the
/// visitor sent nothing or code in front has read it.
/// </summary>
internal sealed class WatchedBody(Stream inner) : ForwardingStream(inner)
{
    /// <summary>Something was read.</summary>
    public bool IsRead { get; private set; }

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

    public override int Read(Span<byte> buffer) => Note(base.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Note(await base.ReadAsync(buffer, cancellationToken));

    private int Note(int count)
    {
        IsRead |= count > 0;
        return count;
    }
}
