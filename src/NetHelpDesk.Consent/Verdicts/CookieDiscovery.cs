using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>
/// Keeps in memory which cookies the application sets and receives, without their values: in Development, and
/// wherever diagnostics are mapped or asked for. Else it costs a look at <see cref="IsOn"/>.
/// </summary>
internal sealed class CookieDiscovery(bool isDevelopment)
{
    private readonly ConcurrentDictionary<string, DiscoveredCookie> _cookies = new(StringComparer.Ordinal);
    private readonly NameRooms _written = new(500);

    /// <summary>Names in requests are anybody's word; they have a room of their own, which leaves that of the others alone.</summary>
    private readonly NameRooms _received = new(250);

    private volatile bool _isOn = isDevelopment;
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
    public void Receive(HttpRequest request, ConsentRules rules)
    {
        foreach (var line in request.Headers.Cookie)
        {
            var rest = line.AsSpan();
            while (CookieHeader.TryReadNext(ref rest, out var name))
            {
                if (!name.IsEmpty && !name.SequenceEqual(rules.ConsentCookie.Name))
                {
                    var cookie = Classify(name, request, rules);
                    var shown = ShownName.Of(name);
                    Find(shown, cookie, writing: null)?.Received(shown, cookie);
                }
            }
        }
    }

    /// <summary>Called with each verdict.</summary>
    public void Judge(HttpContext context, ConsentRules rules, in CookieVerdict verdict, Classification cookie)
    {
        if (verdict.Reason == VerdictReason.ConsentCookie)
        {
            return;
        }

        if (verdict.Action is CookieAction.Hide or CookieAction.Expire)
        {
            Find(verdict.CookieName, cookie, writing: null)?.Judged(verdict, cookie, isWritten: false);
            return;
        }

        cookie = WithoutNeed(verdict.CookieName, cookie, rules);
        var found = Find(verdict.CookieName, cookie, context);
        found?.Judged(verdict, cookie, isWritten: true);
        found?.Written(WayOf(context, verdict), EndpointName.Of(context.GetEndpoint()));
    }

    /// <summary>The framework says <c>IsEssential</c> of its own cookies, and the catalogue what each is for.</summary>
    private static Classification WithoutNeed(string name, Classification cookie, ConsentRules rules) =>
        cookie.Source == ClassificationSource.IsEssential
        && rules.Classifier.Classify(name, label: []) is { IsExempt: true } known
            ? known
            : cookie;

    private static Classification Classify(ReadOnlySpan<char> name, HttpRequest request, ConsentRules rules) =>
        rules.SentClassifier.Find(name, request) is { } rule
            ? rule.Classification
            : rules.Classifier.Classify(name, []);

    private static CookieWay WayOf(HttpContext context, in CookieVerdict verdict) =>
        AppendedCookies.Contains(context, verdict.CookieName) ? CookieWay.Appended
        : EndpointName.IsProxy(context.GetEndpoint()) ? CookieWay.Proxied
        : CookieWay.Header;

    /// <summary>
    /// Names with a random part are one cookie, and so are the parts of a large one. What a rule stands for always has
    /// room: there are no more rules for what visitors send.
    /// </summary>
    /// <param name="name">The cookie's name.</param>
    /// <param name="cookie">What it is.</param>
    /// <param name="writing">The request whose response writes it; nothing for one that the browser sent.</param>
    private DiscoveredCookie? Find(string name, Classification cookie, HttpContext? writing)
    {
        var advised = AdvisedName.Of(name);
        var key = cookie.Rule?.Pattern.Text ?? advised;
        if (_cookies.TryGetValue(key, out var known) && (key == advised || writing is not null || !IsWritten(advised)))
        {
            return known;
        }

        if (IsWritten(advised) && writing is null)
        {
            // Code says of this one what no rule says.
            return _cookies[advised];
        }

        if (cookie.Rule is null && CookieChunk.ParentOf(name) is { IsEmpty: false } parent
            && _cookies.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(parent, out var whole))
        {
            return whole;
        }

        if (cookie.Rule is null
            && !(writing is null ? _received.TryEnter("") : _written.TryEnter(NameOrigin.Of(writing, name))))
        {
            Interlocked.Increment(ref _notKept);
            return null;
        }

        return _cookies.GetOrAdd(key, static key => new DiscoveredCookie(key));
    }

    private bool IsWritten(string key) => _cookies.TryGetValue(key, out var cookie) && cookie.IsWritten;
}
