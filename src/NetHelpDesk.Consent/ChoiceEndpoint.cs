using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Choices;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent;

/// <summary>One address of the contract with which a visitor chooses, and what answers each method.</summary>
internal sealed class ChoiceEndpoint(string path, params (string Method, Func<HttpContext, RequestConsent, Task> Handle)[] methods)
{
    /// <summary>Below <see cref="ConsentOptions.Path"/>; empty for that path itself.</summary>
    public string Path { get; } = path;

    private readonly string _allow = string.Join(
        ", ", methods.SelectMany(method => method.Method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : new[] { method.Method }));

    public Task HandleAsync(HttpContext context, RequestConsent consent)
    {
        // What is answered here is one visitor's, or is encoded for one; the output cache heeds no Cache-Control.
        consent.KeepOut();
        var requested = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
        foreach (var (method, handle) in methods)
        {
            if (HttpMethods.Equals(method, requested))
            {
                return handle(context, consent);
            }
        }

        context.Response.Headers.Allow = _allow;
        return Problem.WriteAsync(
            context, consent, StatusCodes.Status405MethodNotAllowed, $"This address answers {_allow}.");
    }
}
