using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Caching;

/// <summary>Cookies of which it is noted whether the application reads one that depends on consent.</summary>
internal sealed class NotedCookies(IRequestCookieCollection inner, RequestConsent consent) : IRequestCookieCollection
{
    public int Count => Read().Count;

    public ICollection<string> Keys => Read().Keys;

    public string? this[string key]
    {
        get
        {
            var value = inner[key];
            consent.NoteRead(key, value is not null);
            return value;
        }
    }

    public bool Reads(IRequestCookieCollection cookies) => ReferenceEquals(inner, cookies);

    public bool ContainsKey(string key)
    {
        var isThere = inner.ContainsKey(key);
        consent.NoteRead(key, isThere);
        return isThere;
    }

    public bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
    {
        var isThere = inner.TryGetValue(key, out value);
        consent.NoteRead(key, isThere);
        return isThere;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Read().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IRequestCookieCollection Read()
    {
        consent.NoteReadOfAll(inner);
        return inner;
    }
}
