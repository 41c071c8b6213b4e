using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <content>
/// The end of the request. Servers use a context again for the next request of a connection, which a proxy shares among
/// visitors. What the application calls therefore holds this object's lock while it reaches for the context, and the
/// end waits for it: a lock of its own would be another object for every request.
/// </content>
internal sealed partial class RequestConsent
{
    private HttpContext? _context;

    /// <exception cref="ObjectDisposedException">The request has ended.</exception>
    public HttpContext Context => _context ?? throw Over();

    /// <summary>The application took it with <c>GetConsent</c>, and may ask when the request has ended.</summary>
    public bool IsTaken { get; set; }

    /// <summary>
    /// Called when the server is done with the request: from here on the state stays as it is, and nothing reaches the
    /// context any more.
    /// </summary>
    public void End()
    {
        lock (this)
        {
            if (IsTaken && _context is not null)
            {
                _state ??= Read(isOver: true);
            }

            _context = null;
        }
    }

    private void ThrowIfOver()
    {
        if (_context is null)
        {
            throw Over();
        }
    }

    private static ObjectDisposedException Over() => new(
        nameof(IConsentFeature),
        "The request has ended: its consent can still be read if HttpContext.GetConsent() was called or the state was " +
        "read while it ran, but nothing can be decided, and no cookie be written, any more.");
}
