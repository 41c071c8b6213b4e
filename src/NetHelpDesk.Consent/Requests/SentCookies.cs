using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Requests;

/// <summary>
/// The cookies that the browser sent without consent, each name once, in the order of the request. Kept on the request
/// as a feature, since most requests have none.
/// </summary>
internal sealed class SentCookies
{
    /// <summary>
    /// Bounds what a hostile request costs. Those beyond are hidden too, and each has the same chance to be among those
    /// that a response expires: else a neighbour's cookies, which come first and do not go, would keep one there for good.
    /// </summary>
    private const int MaxRemembered = 64;

    private readonly List<SentCookie> _cookies = [];
    private int _seen;

    public IReadOnlyList<SentCookie> All => _cookies;

    /// <summary>
    /// Whether a cookie of this name, to whoever ignores case, was sent; where more were than are remembered, it may have
    /// been.
    /// </summary>
    public bool Holds(string name) =>
        _seen > MaxRemembered || _cookies.Exists(cookie => cookie.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Remembers the cookie, or says that it is known already, or one too many for now.</summary>
    public bool TryAdd(ReadOnlySpan<char> name, CookieRule rule)
    {
        foreach (var cookie in _cookies)
        {
            if (name.SequenceEqual(cookie.Name))
            {
                return false;
            }
        }

        _seen++;
        if (_cookies.Count < MaxRemembered)
        {
            _cookies.Add(new SentCookie(name.ToString(), rule));
            return true;
        }

        var place = Random.Shared.Next(_seen);
        if (place >= MaxRemembered)
        {
            return false;
        }

        _cookies[place] = new SentCookie(name.ToString(), rule);
        return true;
    }
}
