namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// What a browser holds, as far as deletions go: one hits only a cookie of the same name, domain, path and partition,
/// and none on a domain that is not the host's own or above it (RFC 6265bis 5.7).
/// </summary>
internal sealed class CookieJar(string host)
{
    private readonly List<Held> _held = [];

    public IEnumerable<string> Names => _held.Select(cookie => cookie.Name);

    public CookieJar Hold(string name, string? domain = null, string path = "/", bool partitioned = false)
    {
        _held.Add(new Held(name, domain, path, partitioned));
        return this;
    }

    /// <summary>The <c>Cookie</c> header for a page.</summary>
    public string SentTo(string path) => string.Join("; ", _held
        .Where(cookie => path.StartsWith(cookie.Path, StringComparison.Ordinal))
        .Where(cookie => cookie.Domain is null || host == cookie.Domain || host.EndsWith("." + cookie.Domain, StringComparison.Ordinal))
        .Select(cookie => $"{cookie.Name}=1"));

    public void Apply(IEnumerable<string> setCookies, bool secure)
    {
        foreach (var line in setCookies)
        {
            var parts = line.Split("; ");
            var deletion = new Held(
                parts[0][..parts[0].IndexOf('=', StringComparison.Ordinal)],
                ValueOf(parts, "domain="),
                ValueOf(parts, "path=") ?? "/",
                parts.Contains("partitioned"));
            var isKept = deletion.Partitioned && !parts.Contains("samesite=none");
            var needsSecure = deletion.Partitioned || (deletion.Name.StartsWith("__", StringComparison.Ordinal) && secure);
            var needsHttpOnly = deletion.Name.Contains("__Http-", StringComparison.Ordinal) || deletion.Name.Contains("__Host-Http-", StringComparison.Ordinal);
            isKept |= needsHttpOnly && !parts.Contains("httponly");
            if (parts.Contains("max-age=0") && !isKept && (!needsSecure || parts.Contains("secure")))
            {
                _held.Remove(deletion);
            }
        }
    }

    private static string? ValueOf(string[] parts, string attribute) =>
        parts.FirstOrDefault(part => part.StartsWith(attribute, StringComparison.Ordinal))?[attribute.Length..];

    private sealed record Held(string Name, string? Domain, string Path, bool Partitioned);
}
