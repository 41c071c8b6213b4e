using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NetHelpDesk.Consent.Requests;

namespace NetHelpDesk.Consent.Caching;

/// <summary>
/// Lets a browser, or a proxy, that kept a response which depends on consent go on using it in the same state alone
/// (304): its entity tag carries the state, and only the application's own part of it reaches the application again.
/// </summary>
internal static class Validators
{
    /// <summary>
    /// Called before the application runs. A tag that carries a state says that the response depends on consent; of
    /// what may lead to a 304, only what was made in the state of this request stays.
    /// </summary>
    public static void Take(RequestConsent consent)
    {
        var headers = consent.Context.Request.Headers;
        if (headers.IfMatch.Count > 0 && AnyMarked(headers.IfMatch))
        {
            // For a change it counts which version is changed, and not in which state it was read.
            headers.IfMatch = Originals(headers.IfMatch, state: null, out _);
        }

        var (tags, range) = (headers.IfNoneMatch, headers.IfRange);
        if ((tags.Count == 0 && range.Count == 0) || !(AnyMarked(tags) || AnyMarked(range)))
        {
            return;
        }

        var (date, part) = (headers.IfModifiedSince, headers.Range);
        Drop(consent.Context.Request);
        consent.MarkDependent();
        headers.IfNoneMatch = Originals(tags, consent.State.Mark, out var isOfThisState);
        if (isOfThisState)
        {
            headers.IfModifiedSince = date;
        }

        if (Originals(range, consent.State.Mark, out _) is { Count: > 0 } original)
        {
            headers.IfRange = original;
            headers.Range = part;
        }
    }

    /// <summary>
    /// Called before the output cache compares: what it stored may carry the state already, where the response had
    /// started by then.
    /// </summary>
    public static void TakeForCache(RequestConsent consent)
    {
        Take(consent);
        var headers = consent.Context.Request.Headers;
        if (consent.IsDependent && headers.IfNoneMatch is { Count: > 0 } tags)
        {
            headers.IfNoneMatch = string.Join(", ", tags
                .SelectMany(line => EntityTagMark.In(line ?? ""))
                .SelectMany(tag => new[] { tag, EntityTagMark.Add(tag, consent.State.Mark) }));
        }
    }

    /// <summary>
    /// Called where a response turns out to depend on consent, or the state changes: what the browser kept without a
    /// state must not be confirmed by what comes later.
    /// </summary>
    public static void Drop(HttpRequest request)
    {
        var headers = request.Headers;
        headers.IfNoneMatch = StringValues.Empty;
        headers.IfModifiedSince = StringValues.Empty;
        if (headers.IfRange.Count > 0)
        {
            headers.IfRange = StringValues.Empty;
            headers.Range = StringValues.Empty;
        }
    }

    /// <summary>Called when a response that depends on consent starts.</summary>
    public static void Give(RequestConsent consent)
    {
        var headers = consent.Context.Response.Headers;
        if (consent.HasUnwrittenDecision)
        {
            // What was written before the decision is of another state than what was written after it.
            headers.ETag = StringValues.Empty;
            headers.LastModified = StringValues.Empty;
        }
        else if (headers.ETag is [{ Length: > 0 } tag])
        {
            // One that comes from a cache of this application may have been given its mark before it was stored.
            if (!EntityTagMark.TryRead(tag, out var state, out _) || state != consent.State.Mark)
            {
                headers.ETag = EntityTagMark.Add(tag, consent.State.Mark);
            }
        }
        else if (headers.LastModified.Count > 0)
        {
            // Where there is a tag, a date alone confirms nothing (RFC 9110 13.2.2).
            headers.ETag = EntityTagMark.Alone(consent.State.Mark);
        }
    }

    private static bool AnyMarked(StringValues header)
    {
        foreach (var line in header)
        {
            if (EntityTagMark.MayStandIn(line))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The application's own part of the tags that carry this state, or any. <paramref name="isOfState"/> says whether
    /// there was one, be it without such a part.
    /// </summary>
    private static StringValues Originals(StringValues header, string? state, out bool isOfState)
    {
        List<string>? originals = null;
        isOfState = false;
        foreach (var tag in header.SelectMany(line => EntityTagMark.In(line ?? "")))
        {
            var isMarked = EntityTagMark.TryRead(tag, out var found, out var original);
            if (state is null && !isMarked)
            {
                (originals ??= []).Add(tag);
            }
            else if (isMarked && (state is null || found == state))
            {
                isOfState = true;
                if (original.Length > 0)
                {
                    (originals ??= []).Add(original);
                }
            }
        }

        return originals is null ? StringValues.Empty : string.Join(", ", originals);
    }
}
