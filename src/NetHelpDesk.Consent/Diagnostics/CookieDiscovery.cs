using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>
/// Keeps in memory which cookies the application sets and receives, without their values: in Development, and
/// wherever diagnostics are mapped or asked for. Else it costs a look at <see cref="IsOn"/>.
/// </summary>
internal sealed class CookieDiscovery(bool isDevelopment)
{
    private const int MaxWritten = 500;

    /// <summary>Names in requests are anybody's word; they have a room of their own, which leaves that of the others alone.</summary>
    private const int MaxReceived = 250;

    private readonly ConcurrentDictionary<string, DiscoveredCookie> _cookies = new(StringComparer.Ordinal);
    private volatile bool _isOn = isDevelopment;
    private int _written;
    private int _received;
    private long _notKept;

    public bool IsOn => _isOn;

    /// <summary>The page of diagnostics is there without being mapped, and open.</summary>
    public bool IsOpen { get; } = isDevelopment;

    /// <summary>How often a cookie came that there was no room for.</summary>
    public long NotKept => Interlocked.Read(ref _notKept);

    public IReadOnlyList<CookieReport> Cookies =>
        [.. _cookies.Values.Select(cookie => cookie.Report()).OrderBy(cookie => cookie.Name, StringComparer.OrdinalIgnoreCase)];

    public void TurnOn() => _isOn = true;

    /// <summary>Called with the cookies that the browser sent, before any is hidden.</summary>
    public void Receive(RequestConsent consent)
    {
        foreach (var line in consent.Context.Request.Headers.Cookie)
        {
            var rest = line.AsSpan();
            while (CookieHeader.TryReadNext(ref rest, out var name))
            {
                if (!name.IsEmpty && !name.SequenceEqual(consent.Rules.ConsentCookie.Name))
                {
                    var cookie = Classify(name, consent);
                    var shown = ShownName.Of(name);
                    Find(shown, cookie, ref _received, MaxReceived)?.Received(shown, cookie);
                }
            }
        }
    }

    /// <summary>Called with each verdict.</summary>
    public void Judge(HttpContext context, in CookieVerdict verdict, Classification cookie)
    {
        if (verdict.Reason == VerdictReason.ConsentCookie)
        {
            return;
        }

        var isSent = verdict.Action is CookieAction.Hide or CookieAction.Expire;
        var found = isSent
            ? Find(verdict.CookieName, cookie, ref _received, MaxReceived)
            : Find(verdict.CookieName, cookie, ref _written, MaxWritten);
        found?.Judged(verdict, cookie);
        if (!isSent)
        {
            found?.Written(WayOf(context, verdict), EndpointName.Of(context.GetEndpoint()));
        }
    }

    private static Classification Classify(ReadOnlySpan<char> name, RequestConsent consent) =>
        consent.Rules.SentCookies.Find(name, consent.Context.Request) is { } rule
            ? rule.Classification
            : consent.Rules.Classifier.Classify(name, []);

    private static CookieWay WayOf(HttpContext context, in CookieVerdict verdict) =>
        AppendedCookies.Contains(context, verdict.CookieName) ? CookieWay.Appended
        : EndpointName.IsProxy(context.GetEndpoint()) ? CookieWay.Proxied
        : CookieWay.Header;

    /// <summary>Names with a random end are one cookie where a pattern knows them.</summary>
    private DiscoveredCookie? Find(string name, Classification cookie, ref int kept, int most)
    {
        var key = cookie.Rule?.Pattern.Text ?? name;
        if (_cookies.TryGetValue(key, out var known))
        {
            return known;
        }

        if (Volatile.Read(ref kept) >= most)
        {
            Interlocked.Increment(ref _notKept);
            return null;
        }

        var added = new DiscoveredCookie(key);
        if (!_cookies.TryAdd(key, added))
        {
            return _cookies[key];
        }

        Interlocked.Increment(ref kept);
        return added;
    }
}
