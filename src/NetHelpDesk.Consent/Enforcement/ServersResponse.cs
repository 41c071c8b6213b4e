using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>
/// The response with the headers that the server had when the request arrived, where other code has put a response or
/// headers of its own before them. Which of both are sent is the server's matter: Kestrel, IIS and HTTP.sys send their
/// own, the test server sends what it finds among the features.
/// </summary>
internal sealed class ServersResponse(IHttpResponseFeature response, IHeaderDictionary headers) : IHttpResponseFeature
{
    public int StatusCode
    {
        get => response.StatusCode;
        set => response.StatusCode = value;
    }

    public string? ReasonPhrase
    {
        get => response.ReasonPhrase;
        set => response.ReasonPhrase = value;
    }

    public IHeaderDictionary Headers
    {
        get => headers;
        set => throw new NotSupportedException();
    }

    [Obsolete("Use IHttpResponseBodyFeature.Stream instead.")]
    public Stream Body
    {
        get => response.Body;
        set => response.Body = value;
    }

    public bool HasStarted => response.HasStarted;

    public void OnStarting(Func<object, Task> callback, object state) => response.OnStarting(callback, state);

    public void OnCompleted(Func<object, Task> callback, object state) => response.OnCompleted(callback, state);

    /// <summary>Whether headers of other code are those of the server by another name, or say the same.</summary>
    public bool Says(IHeaderDictionary others) =>
        others.Count == headers.Count
        && headers.All(header => others.TryGetValue(header.Key, out var values) && values.Equals(header.Value));
}
