using System.Collections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>Trailers that take no cookie and give none, as far as consent is enforced in the request.</summary>
internal sealed class CookielessHeaders(IHeaderDictionary inner, RequestConsent consent) : IHeaderDictionary
{
    public StringValues this[string key]
    {
        get => inner[key];
        set
        {
            if (Admits(key))
            {
                inner[key] = value;
            }
        }
    }

    public long? ContentLength
    {
        get => inner.ContentLength;
        set => inner.ContentLength = value;
    }

    public ICollection<string> Keys => [.. Admitted.Select(header => header.Key)];

    public ICollection<StringValues> Values => [.. Admitted.Select(header => header.Value)];

    public int Count => Admitted.Count();

    public bool IsReadOnly => inner.IsReadOnly;

    /// <summary>What was among the headers before they were guarded is not sent either.</summary>
    private IEnumerable<KeyValuePair<string, StringValues>> Admitted => inner.Where(header => Admits(header.Key));

    public void Add(string key, StringValues value)
    {
        if (Admits(key))
        {
            ((IDictionary<string, StringValues>)inner).Add(key, value);
        }
    }

    public void Add(KeyValuePair<string, StringValues> item) => Add(item.Key, item.Value);

    public void Clear() => inner.Clear();

    public bool Contains(KeyValuePair<string, StringValues> item) => inner.Contains(item);

    public bool ContainsKey(string key) => inner.ContainsKey(key);

    public void CopyTo(KeyValuePair<string, StringValues>[] array, int arrayIndex) => Admitted.ToArray().CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => Admitted.GetEnumerator();

    public bool Remove(string key) => inner.Remove(key);

    public bool Remove(KeyValuePair<string, StringValues> item) => inner.Remove(item);

    public bool TryGetValue(string key, out StringValues value) => inner.TryGetValue(key, out value);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool Admits(string key)
    {
        if (consent.Enforcement == EnforcementMode.Off
            || !key.AsSpan().Trim().Equals(HeaderNames.SetCookie, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var isEnforced = consent.Enforcement == EnforcementMode.Enforce;
        if (consent.Runtime.Once.First(Log.TrailerCookieId))
        {
            consent.Runtime.Logger.TrailerCookie(isEnforced ? "is" : "would be");
        }

        return !isEnforced;
    }
}
