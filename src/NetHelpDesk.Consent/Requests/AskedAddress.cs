using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Requests;

/// <summary>
/// The address that the visitor asked for, whatever rewriting, a CMS or an error page made of it since. The server keeps
/// it as it came; what it lacks is kept among the features of the request when it arrives, which few requests need.
/// </summary>
internal sealed class AskedAddress
{
    private readonly string? _whole;
    private readonly string? _prefix;

    private AskedAddress(string? whole, string? prefix)
    {
        _whole = whole;
        _prefix = prefix;
    }

    /// <summary>Called where consent stands: behind forwarded headers and path base, before what rewrites.</summary>
    public static void Note(HttpContext context)
    {
        var target = context.Features.Find<IHttpRequestFeature>()!.RawTarget;
        if (!string.IsNullOrEmpty(target) && !context.Request.PathBase.HasValue)
        {
            return;
        }

        if (context.Features.Find<AskedAddress>() is null && Missing(context.Request, target) is { } missing)
        {
            context.Features.Put(missing);
        }
    }

    /// <summary>Path and query, percent-encoded; the site's own first page where the visitor cannot be sent there.</summary>
    public static string Of(HttpContext context)
    {
        var request = context.Request;
        var asked = context.Features.Find<AskedAddress>();
        var address = asked?._whole
            ?? (Origin(context.Features.Find<IHttpRequestFeature>()!.RawTarget) is { Length: > 0 } target
                ? asked?._prefix + target
                : Current(request));
        return LocalUrl.IsLocal(address) ? LocalUrl.Encode(address) : request.PathBase.Add("/").ToUriComponent();
    }

    /// <summary>
    /// The path is another than the one that was asked for. Caches that stand behind what changed it know only the new
    /// one.
    /// </summary>
    public static bool IsRewritten(HttpContext context) =>
        !PathIn(Of(context)).SequenceEqual(context.Request.PathBase.Add(context.Request.Path).ToUriComponent());

    public static ReadOnlySpan<char> PathIn(string address) =>
        address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? address.AsSpan(0, query) : address;

    /// <summary>
    /// A server in memory keeps no target. A proxy that takes a prefix off the path, and tells it in
    /// <c>X-Forwarded-Prefix</c>, leaves a target without it.
    /// </summary>
    private static AskedAddress? Missing(HttpRequest request, string? target)
    {
        if (string.IsNullOrEmpty(target))
        {
            return new AskedAddress(Current(request), prefix: null);
        }

        var path = Uri.UnescapeDataString(PathIn(Origin(target) ?? ""));
        var full = request.PathBase.Add(request.Path).Value!;
        var prefix = full.Length > path.Length && full.EndsWith(path, StringComparison.Ordinal) ? full[..^path.Length]
            : path.StartsWith(request.PathBase.Value!, StringComparison.OrdinalIgnoreCase) ? ""
            : request.PathBase.Value!;
        return prefix.Length > 0 && request.PathBase.Value!.StartsWith(prefix, StringComparison.Ordinal)
            ? new AskedAddress(whole: null, new PathString(prefix).ToUriComponent())
            : null;
    }

    private static string Current(HttpRequest request) =>
        request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.ToUriComponent();

    /// <summary>
    /// A target in origin form, or what is left of one in absolute form, as proxies send it; nothing for the others
    /// (RFC 9112 3.2).
    /// </summary>
    private static string? Origin(string? target)
    {
        if (target is null or ['/', ..])
        {
            return target;
        }

        var authority = target.IndexOf("://", StringComparison.Ordinal);
        var path = authority < 0 ? -1 : target.AsSpan(authority + 3).IndexOfAny('/', '?');
        return authority < 0 ? null
            : path < 0 ? "/"
            : target[authority + 3 + path] == '?' ? "/" + target[(authority + 3 + path)..]
            : target[(authority + 3 + path)..];
    }
}
