namespace NetHelpDesk.Consent;

/// <summary>
/// The cookies that the browser sent without consent, each name once, in the order of the request. Kept on the request
/// as a feature, since most requests have none.
/// </summary>
internal sealed class SentCookies
{
    /// <summary>Bounds what a hostile request costs. Those beyond are hidden too; they are expired in later responses.</summary>
    private const int MaxRemembered = 64;

    private readonly List<SentCookie> _cookies = [];

    public IReadOnlyList<SentCookie> All => _cookies;

    /// <summary>Remembers the cookie, or says that it is known already or one too many.</summary>
    public bool TryAdd(ReadOnlySpan<char> name, CookieRule rule)
    {
        if (_cookies.Count == MaxRemembered)
        {
            return false;
        }

        foreach (var cookie in _cookies)
        {
            if (name.SequenceEqual(cookie.Name))
            {
                return false;
            }
        }

        _cookies.Add(new SentCookie(name.ToString(), rule));
        return true;
    }
}
